"""Which language somebody wants it held in: not the one they write, and not the one they want to learn."""

import tomllib
from functools import cache

from activities.vocabularies import Language
from finder.language.finding import Finding
from finder.language.lexicon import DATA
from finder.language.sentence import Sentence
from finder.language.words import word_set

HELD_IN = word_set("paa in auf im i med with translated oversat oversaettelse uebersetzt til into")
SPEAKING = word_set(
    "taler tale talt talende snakker snakke forstaar forstaa kan kun speak speaks speaking understand understands only "
    "spreche sprechen spricht sprech rede reden verstehe verstehen versteht kann koennen nur"
)
LEARNING = word_set(
    "laere laerer oeve oever traene forbedre bedre learn learning practise practice practising practicing improve study better "
    "lernen lerne ueben uebe verbessern besser"
)
NEGATING = word_set("ikke intet not no dont doesnt cant cannot kein keine nicht kaum wenig lidt little")
SPEECH_ENDINGS = ("talende", "sproget", "sprogede", "speaking", "sprachig", "sprachige", "sprachiger")
NOUNS_AFTER = word_set(
    "translation interpreter oversaettelse uebersetzung speaker speakers speaking sproget dolmetscher tolk"
)
WINDOW = 3


def read_language(sentence: Sentence) -> list[Finding]:
    """Return the first language asked for: "på tysk", "taler kun ukrainsk", "with English translation"."""
    found = [
        Finding("language", code, position, position + 1 + (sentence.form(position + 1) in NOUNS_AFTER))
        for position, form in enumerate(sentence.forms)
        if (code := _language(form)) and _is_wanted(sentence, position)
    ]
    return found[:1]


def _is_wanted(sentence: Sentence, position: int) -> bool:
    before = [
        sentence.forms[i] for i in range(max(position - WINDOW, 0), position) if sentence.same_clause(i, position)
    ]
    if LEARNING.intersection(before) or NEGATING.intersection(before):
        return False
    if sentence.form(position + 1) in NOUNS_AFTER or sentence.forms[position].endswith(SPEECH_ENDINGS):
        return True
    return bool(SPEAKING.intersection(before)) or (bool(before) and before[-1] in HELD_IN)


def _language(form: str) -> str:
    """Return the code of a language's name, also inside "engelsktalende"; "" for any other word."""
    ending = next((ending for ending in SPEECH_ENDINGS if form.endswith(ending)), "")
    return _names().get(form.removesuffix(ending), "")


@cache
def _names() -> dict[str, str]:
    """Map each folded name to a code of the vocabulary."""
    table = tomllib.loads((DATA / "languages.toml").read_text(encoding="utf-8"))
    return {name: code for code, names in table.items() if code in Language.values for name in names}
