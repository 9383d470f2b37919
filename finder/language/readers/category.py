"""Which kinds of activity a sentence names, and which it does not want."""

from finder.language.finding import Finding
from finder.language.phrases import Matches, PhraseMatch
from finder.language.readers.negation import KIND_FILLERS, is_denied, is_denied_afterwards
from finder.language.sentence import Sentence

WEAK = "?"
NONE = "none"
SPORT = "movement"


def read_categories(sentence: Sentence, phrases: Matches) -> list[Finding]:
    """Return a finding for each kind named. A weak word ("kursus") counts only when no other kind is named."""
    matches = [match for match in phrases if match.code != NONE]
    strong = [match for match in matches if not match.code.endswith(WEAK)]
    return _findings(sentence, strong or matches)


def leave_sport_open(findings: list[Finding]) -> list[Finding]:
    """Return the findings, with sport only heard where a disability is stated: it may be parasport as well."""
    return [
        Finding(one.kind, one.code, one.start, one.end, one.is_denied, is_stated=False) if one.code == SPORT else one
        for one in findings
    ]


def _findings(sentence: Sentence, matches: list[PhraseMatch]) -> list[Finding]:
    found: list[Finding] = []
    for match in matches:
        denied = (
            is_denied(sentence, match.start, match.end, fillers=KIND_FILLERS)
            or is_denied_afterwards(sentence, match.end)
            or _joins_denied(sentence, match, found)
        )
        found.append(Finding("category", match.code.removesuffix(WEAK), match.start, match.end, is_denied=denied))
    return found


def _joins_denied(sentence: Sentence, match: PhraseMatch, found: list[Finding]) -> bool:
    """Say whether "eller" ties this kind to one that was just denied: "ikke sport eller kor"."""
    before = found[-1] if found else None
    if before is None or not before.is_denied or not sentence.same_clause(before.start, match.start):
        return False
    between = sentence.forms[before.end : match.start]
    return len(between) <= 2 and any(form in {"eller", "or", "oder"} for form in between)
