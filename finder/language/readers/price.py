"""Whether a sentence asks for something that costs nothing."""

from finder.language.finding import Finding
from finder.language.phrases import Matches, PhraseMatch
from finder.language.readers.negation import is_denied, is_not_needed
from finder.language.sentence import Sentence
from finder.language.words import word_set

NEARBY = 4
WITH_HELPER = ("hjaelper", "ledsager", "assisten", "stoetteperson", "begleit", "helper", "companion", "carer", "assistan", "betreuer", "aide")  # fmt: skip
FOR_TRYING = (
    "proev",
    "prove",
    "try",
    "trial",
    "taster",
    "probier",
    "schnupper",
    "probe",
    "foerst",
    "first",
    "erste",
    "ersten",
)
OTHER_THINGS = word_set("parkering kaffe te mad koersel parking coffee tea wifi parken kaffee time will zeit")


def read_price(sentence: Sentence, phrases: Matches) -> list[Finding]:
    """Return that it must be free, unless "gratis" speaks of a helper, a first try or the coffee."""
    return [
        Finding("free", "true", match.start, match.end)
        for match in phrases
        if match.code == "free"
        and not _speaks_of_something_else(sentence, match)
        and not is_denied(sentence, match.start, match.end)
        and not is_not_needed(sentence, match.start)
    ]


def _speaks_of_something_else(sentence: Sentence, match: PhraseMatch) -> bool:
    near = range(max(match.start - NEARBY, 0), min(match.end + NEARBY, len(sentence.forms)))
    words = [sentence.forms[i] for i in near if sentence.sentences[i] == sentence.sentences[match.start]]
    return sentence.form(match.end) in OTHER_THINGS or any(word.startswith(WITH_HELPER + FOR_TRYING) for word in words)
