"""Derives `finder/language/data/danish.txt` from wordfreq, so that a running site need not load wordfreq."""

import re
from typing import Any

from django.core.management.base import BaseCommand

from finder.language.lexicon import DATA

DANISH_WORD = re.compile(r"[a-zæøåé]{2,28}")


class Command(BaseCommand):
    help = "Writes the Danish word list anew from wordfreq (a development need only)."

    def handle(self, *args: Any, **options: Any) -> None:
        from wordfreq import get_frequency_dict  # costs 20 MB: only where the list is derived

        lines = [
            f"{word} {zipf_times_100(frequency)}"
            for word, frequency in sorted(get_frequency_dict("da", "small").items())
            if DANISH_WORD.fullmatch(word)
        ]
        (DATA / "danish.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.stdout.write(f"{len(lines)} words written.")


def zipf_times_100(frequency: float) -> int:
    """Return the Zipf value (log10 of occurrences in a billion words) times 100, rounded."""
    from math import log10

    return round(100 * (log10(frequency) + 9))
