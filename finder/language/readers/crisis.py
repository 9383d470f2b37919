"""Whether somebody needs a person on the telephone before anything else: "jeg vil ikke leve mere", "min kæreste slår mig"."""

from finder.language.finding import Finding
from finder.language.phrases import Matches


def read_crises(phrases: Matches) -> list[Finding]:
    """Return a finding for each crisis told: no chip, no filter, and nothing anybody can turn off."""
    return [Finding("crisis", match.code, match.start, match.end, is_stated=False) for match in phrases]
