"""Whether somebody would take part from home."""

from finder.language.finding import Finding
from finder.language.phrases import Matches
from finder.language.readers.negation import WIDE_FILLERS, is_denied
from finder.language.sentence import Sentence


def read_online(sentence: Sentence, phrases: Matches) -> list[Finding]:
    """Return that it must be online; who is fetched at home ("kørsel hjemmefra") has not said so."""
    return [
        Finding("online", "true", match.start, match.end)
        for match in phrases
        if match.code == "online" and not is_denied(sentence, match.start, match.end, fillers=WIDE_FILLERS)
    ]
