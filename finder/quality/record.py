"""The figures on record: what was reached once is not to be lost unnoticed."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

TOLERANCE = 0.005


class WorseThanRecorded(Exception):  # noqa: N818 (it is a reason, printed as such)
    """Which figures are worse than recorded, or that there is no record, as a sentence."""


@dataclass(frozen=True)
class Record:
    """A file of figures, and which of them are better when lower."""

    path: Path
    lower_is_better: Collection[str] = field(default=())

    def keep(self, figures: Mapping[str, float]) -> str:
        """Write the figures down as the ones to keep."""
        self.path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        return "The figures are recorded."

    def compare(self, figures: Mapping[str, float]) -> str:
        """Say that nothing is worse. Raises WorseThanRecorded, also where a figure on record was not measured.

        A figure that is not on record is not compared.
        """
        if not self.path.is_file():
            raise WorseThanRecorded("There is no record to compare with: run it once with --record.")
        recorded: dict[str, float] = json.loads(self.path.read_text(encoding="utf-8"))
        if missing := recorded.keys() - figures.keys():
            raise WorseThanRecorded(f"Not measured: {', '.join(sorted(missing))}")
        worse = [name for name in figures if name in recorded and self._is_worse(name, figures[name], recorded[name])]
        if worse:
            told = ", ".join(f"{name} {figures[name]} (recorded {recorded[name]})" for name in worse)
            raise WorseThanRecorded(f"Worse than recorded: {told}")
        return "Nothing is worse than recorded."

    def _is_worse(self, name: str, figure: float, recorded: float) -> bool:
        if name in self.lower_is_better:
            return figure > recorded + TOLERANCE
        return figure < recorded - TOLERANCE
