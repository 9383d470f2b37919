"""How old the person is, when the sentence says so: "på 78", "fylder 90", "Jeg er 16", "33 Jahre alt"."""

import re
from collections.abc import Iterator
from itertools import islice

from finder.language.finding import Finding
from finder.language.sentence import Sentence
from finder.language.words import word_set

YOUNGEST, OLDEST = 1, 110

AGED = re.compile(r"(\d{1,3})(aarig|aarige|aars|jaehrig|jaehrige|jaehriger|jaehrigen|yearold|yearsold|yo)")
UNITS_OF_AGE = word_set("aar aarig aarige aars year years yr yrs yearold yearsold jahr jahre jahren jaehrig jaehrige")
BEING = word_set("er bliver blev fylder fyldte am im is hes shes turns turned turning bin ist wird werde werden")
WITH_AGE_AFTER = word_set("paa aged age alder alderen alter")
PERSON_WORDS = word_set(
    "mand kvinde dreng pige borger bruger enke enkemand pensionist dame herre far mor kone soen datter man woman boy girl mann frau"
)
MORE_THAN_ONE = word_set(
    "boern boernene unger ungerne kids children kinder kindern drenge drengene piger pigerne soenner doetre sons daughters "
    "toes twins tvillinger tvillingerne barn kid"
)
NOT_AN_AGE = word_set(
    "km kilometer meter m min minut minutter timer time t uger uge dage dag maaneder maaned kr kroner dkk euro stykker stk gange gang mand "
    "personer mennesker deltagere boern unger soestre broedre hunde katte kvinder maend unge trin kg pct procent "
    "minutes minute hours hour weeks week days day months month times people persons kids children women men dogs sons daughters miles "
    "minuten stunden stunde wochen woche tage tag monate monat mal leute menschen kinder personen frauen maenner uhr"
)
TENS = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fuenfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
ONES = {
    "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
}  # fmt: skip
NUMBER_WORDS = TENS | {
    "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "hundrede": 100, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
SMALL_NUMBER_WORDS = ONES | {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "zehn": 10, "elf": 11, "zwoelf": 12,
}  # fmt: skip
"""Words that count much else as well: an age only before "år" and after what an age follows ("på otte år")."""
ENGLISH_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ENGLISH_ONES = "one|two|three|four|five|six|seven|eight|nine"
COMPOUND = re.compile(rf"(?:({'|'.join(ONES)})(?:og|und)({'|'.join(TENS)})|({ENGLISH_TENS})({ENGLISH_ONES}))")
"""Ones before tens, as Danes and Germans say ("femogfirs"), or after them ("eighty-five")."""
BARELY = word_set(
    "lige nu snart kun foerst allerede kaum erst nur schon bald only just already barely nearly almost naesten"
)
BEFORE_A_SPAN = word_set("i for siden seit vor gennem over under past last efter after nach med with")
AFTER_A_SPAN = word_set(
    "siden ago ansaettelse aegteskab anciennitet erfaring experience marriage erfahrung ehe aeldre yngre older younger aelter juenger"
)
"""Years that went by are no age: "efter 40 år på Danfoss", "40 års ægteskab"."""
BIRTHDAY = word_set("bliver fylder fyldte foedselsdag turns turning birthday wird geburtstag runder")


def read_age(sentence: Sentence) -> list[Finding]:
    """Return the first age stated. A range ("mellem 18 og 30"), a price, a distance or children's ages are none."""
    return list(islice(_ages(sentence), 1))


def birthday_clauses(sentence: Sentence) -> frozenset[int]:
    """Return the clauses that tell of a birthday; a weekday in them is a date, not a wish: "bliver 90 på fredag"."""
    return frozenset(
        sentence.clauses[i]
        for i, form in enumerate(sentence.forms)
        if form in BIRTHDAY and (form.endswith(("dag", "tag", "day")) or _has_number_near(sentence, i))
    )


def _has_number_near(sentence: Sentence, position: int) -> bool:
    return any(_number(sentence, i) is not None for i in range(position + 1, min(position + 3, len(sentence.forms))))


def _ages(sentence: Sentence) -> Iterator[Finding]:
    for position, form in enumerate(sentence.forms):
        if glued := AGED.fullmatch(form):
            yield Finding("age", str(int(glued[1])), position, position + 1)
        elif (number := _number(sentence, position)) is not None and _is_age(sentence, position):
            end = position + 1 + (sentence.form(position + 1) in UNITS_OF_AGE)
            yield Finding("age", str(number), position, end)


def _number(sentence: Sentence, position: int) -> int | None:
    """Return a possible age standing at a position, in digits or as a word."""
    form = sentence.forms[position]
    number = int(form) if form.isascii() and form.isdigit() and len(form) <= 3 else _spelled(sentence, position)
    return number if number is not None and YOUNGEST <= number <= OLDEST else None


def _spelled(sentence: Sentence, position: int) -> int | None:
    """Return the number a word says: "firs", "femogfirs", and of small ones those that can only be an age."""
    form = sentence.forms[position]
    if match := COMPOUND.fullmatch(form):
        ones, tens = (match[1], match[2]) if match[1] else (match[4], match[3])
        return TENS[tens] + ONES[ones]
    before, after = sentence.form(position - 1), sentence.form(position + 1)
    if form in SMALL_NUMBER_WORDS and before in WITH_AGE_AFTER | BEING and after in UNITS_OF_AGE:
        return SMALL_NUMBER_WORDS[form]
    return NUMBER_WORDS.get(form)


def _is_age(sentence: Sentence, position: int) -> bool:
    before, after = sentence.form(position - 1), sentence.form(position + 1)
    if after in NOT_AN_AGE and sentence.same_clause(position, position + 1):
        return False
    if _is_range(sentence, position) or _is_about_children(sentence, position):
        return False
    if after in UNITS_OF_AGE:
        return before not in BEFORE_A_SPAN and sentence.form(position + 2) not in AFTER_A_SPAN
    if before in WITH_AGE_AFTER | BEING or (before in BARELY and sentence.form(position - 2) in BEING):
        return _follows_a_person(sentence, position) if before == "paa" else before != "mit"
    return _stands_alone(sentence, position) or _closes_a_clause(sentence, position)


def _follows_a_person(sentence: Sentence, position: int) -> bool:
    """Say whether "på 78" follows a person: nothing else is "på" a number in these sentences but rooms and lines."""
    return sentence.form(position - 2) not in {"linje", "vaerelse", "nummer", "paa", "bus", "kanal"}


def _is_range(sentence: Sentence, position: int) -> bool:
    near = {sentence.form(position - 1), sentence.form(position - 3), sentence.form(position - 2)}
    return bool(near & {"mellem", "between", "zwischen", "over", "under", "above", "ueber", "unter"})


def _is_about_children(sentence: Sentence, position: int) -> bool:
    """Say whether the ages of several children are told: "to børn på 2 og 5 år"."""
    near = [sentence.form(i) for i in range(max(position - 4, 0), position)]
    return bool(MORE_THAN_ONE.intersection(near)) and not {"barnebarn"}.intersection(near)


def _closes_a_clause(sentence: Sentence, position: int) -> bool:
    """Say whether a two-digit number ends a clause that says what somebody is: "er autist og 17"."""
    is_last = position + 1 == len(sentence.forms) or not sentence.same_clause(position, position + 1)
    clause = [sentence.forms[i] for i in range(position) if sentence.same_clause(i, position)]
    joined = sentence.form(position - 1) in {"og", "und", "and"}
    return is_last and joined and len(sentence.forms[position]) == 2 and bool(BEING.intersection(clause))


def _stands_alone(sentence: Sentence, position: int) -> bool:
    """Say whether a two-digit number stands between commas, or right behind a person: "Borger, 58, stok"."""
    if (
        len(sentence.forms[position]) != 2
        or not sentence.forms[position].isdigit()
        or int(sentence.forms[position]) < 10
    ):
        return False
    if sentence.form(position - 1) in PERSON_WORDS:
        return True
    alone_before = position == 0 or not sentence.same_clause(position - 1, position)
    alone_after = position + 1 == len(sentence.forms) or not sentence.same_clause(position, position + 1)
    return alone_before and alone_after and len(sentence.forms) > 1
