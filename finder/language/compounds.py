"""Cuts Danish compounds into the words they are made of: "strikkeklub" is "strikke" and "klub"."""

from functools import cache, lru_cache

from finder.language.lexicon import DATA, commonness, read_word_list

LINKS = ("", "s", "e")
INFLECTIONS = ("s", "e", "r", "n", "t", "en", "et", "er", "ne", "erne", "ene", "ens", "ets", "ernes")
SHORTEST_PART = 3
SHORTEST_COMPOUND = 6
MOST_PARTS = 3
SHORT_FIRST_PARTS = frozenset({"gå", "ro", "sy"})
"""Two letters are enough for these, in front of a word that is not known as a whole ("gåklub", "syværksted")."""

COMMON_ENOUGH = 270
COMMON_ENOUGH_WHEN_SHORT = 380
COST_OF_LINK = 40
COST_OF_INFLECTION = 100

Cut = tuple[str, ...]


@lru_cache(maxsize=50_000)
def split_compound(word: str) -> Cut:
    """Return the parts of a compound, or the word alone when it is none.

    A word more common than its rarest part stays whole: "computer" is a word of its own, whatever it begins with.
    """
    if word in _known_cuts():
        return _known_cuts()[word]
    if len(word) < SHORTEST_COMPOUND or not word.isalpha():
        return (word,)
    cost, cut = _best_cut(word, most_parts=MOST_PARTS)
    stays_whole = not _is_well_made(cut) if word in _own_words() else commonness().get(word, 0) > cost
    return (word,) if not cut or stays_whole else cut


def _is_well_made(cut: Cut) -> bool:
    """Say whether the parts are long or on our own list: of our own words we do not know how common they are."""
    return all(len(part) > SHORTEST_PART or part in _own_words() for part in cut)


def all_parts(word: str) -> frozenset[str]:
    """Return every word inside a compound, parts of parts too; nothing for a word that is no compound."""
    cut = split_compound(word)
    if cut == (word,):
        return frozenset()
    runs = {"".join(cut[start:end]) for start in range(len(cut)) for end in range(start + 1, len(cut) + 1)}
    return frozenset(runs - {"".join(cut)}).union(*(all_parts(part) for part in cut))


def _best_cut(word: str, *, most_parts: int) -> tuple[int, Cut]:
    """Return how common the rarest part of the best cut is, and that cut (empty when the word is no compound)."""
    best: tuple[int, Cut] = (0, ())
    for first, rest, link in _beginnings(word):
        strength = part_commonness(first) - COST_OF_LINK * bool(link)
        best = max(best, (min(strength, part_commonness(rest)), (first, rest)))
    if best[0] > 0 or most_parts <= 2:
        return best
    for first, rest, link in _beginnings(word):
        strength = part_commonness(first) - COST_OF_LINK * bool(link)
        rest_strength, rest_cut = _best_cut(rest, most_parts=most_parts - 1)
        best = max(best, (min(strength, rest_strength), (first, *rest_cut)))
    return best if best[0] > 0 else (0, ())


def _beginnings(word: str) -> list[tuple[str, str, str]]:
    """Return every way to cut off a known first part, as (first part, rest, linking letter)."""
    found = []
    shortest = 2 if word[:2] in SHORT_FIRST_PARTS and word not in commonness() else SHORTEST_PART
    for end in range(shortest, len(word) - SHORTEST_PART + 1):
        if part_commonness(word[:end]):
            found += [
                (word[:end], word[end + len(link) :], link)
                for link in LINKS
                if word.startswith(link, end) and len(word) - end - len(link) >= SHORTEST_PART
            ]
    return found


@lru_cache(maxsize=100_000)
def part_commonness(part: str) -> int:
    """Return how common a word is that may stand in a compound (Zipf times 100), 0 when it may not."""
    if part in _not_parts():
        return 0
    if part in _own_words() or part in SHORT_FIRST_PARTS:
        return commonness().get(part, 0)
    known = commonness().get(part, 0) or _commonness_of_base(part)
    return known if known >= (COMMON_ENOUGH if len(part) > SHORTEST_PART else COMMON_ENOUGH_WHEN_SHORT) else 0


def _commonness_of_base(form: str) -> int:
    """Return how common the word is that an unknown form belongs to ("caféerne" belongs to "café")."""
    bases = [form.removesuffix(ending) for ending in INFLECTIONS if form.endswith(ending)]
    known = [commonness().get(base, 0) for base in bases if len(base) > SHORTEST_PART and base not in _not_parts()]
    return max(max(known, default=0) - COST_OF_INFLECTION, 0)


@cache
def _known_cuts() -> dict[str, Cut]:
    """Return the cuts no rule would find, from lines such as "motorsavskursus: motorsav kursus"."""
    cuts: dict[str, Cut] = {}
    for line in (DATA / "cuts.txt").read_text(encoding="utf-8").splitlines():
        word, _, parts = line.partition("#")[0].partition(":")
        if word.strip():
            cuts[word.strip()] = tuple(parts.split()) or (word.strip(),)
    return cuts


@cache
def _own_words() -> frozenset[str]:
    return read_word_list("danish_own.txt")


@cache
def _not_parts() -> frozenset[str]:
    return read_word_list("not_parts.txt")
