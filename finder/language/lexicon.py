"""Known Danish words and how common they are: what decides where a compound may be cut."""

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

COMMONNESS_OF_OWN_WORDS = 300


@cache
def commonness() -> dict[str, int]:
    """Map each known Danish word to its Zipf frequency times 100 (600 = "og", 300 = once in a million words).

    The words are derived from wordfreq's small Danish list (CC BY-SA 4.0; see data/README.md), completed by our own
    list of words people use about clubs, hobbies and help, which newspapers and subtitles hardly know.
    """
    known: dict[str, int] = {}
    for line in (DATA / "danish.txt").read_text(encoding="utf-8").splitlines():
        word, _, zipf = line.partition(" ")
        known[word] = int(zipf)
    for word in read_word_list("danish_own.txt"):
        known.setdefault(word, COMMONNESS_OF_OWN_WORDS)
    return known


def read_word_list(name: str) -> frozenset[str]:
    """Return the words of a data file: any number on a line, `#` begins a comment."""
    words: set[str] = set()
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        words.update(line.partition("#")[0].split())
    return frozenset(words)
