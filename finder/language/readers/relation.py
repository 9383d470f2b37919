"""Whether somebody asks for themselves or for someone else, and whether the person is new or nervous."""

from finder.language.finding import Finding
from finder.language.readers.age import AGED
from finder.language.sentence import Sentence
from finder.language.words import word_set

POSSESSIVES = word_set(
    "min mit mine vores sin sit hans hendes my our his her their mein meine meinen meiner meinem unser unsere unseren "
    "unserer ihr ihre seine seinen"
)
PEOPLE = word_set(
    "mor far mand kone soen datter bror soester mormor farmor morfar farfar svigermor svigerfar svigersoen svigerdatter "
    "moster faster onkel niece nevoe barnebarn kaereste samlever aegtefaelle hustru ven veninde nabo kollega boern barn "
    "foraeldre bedstemor bedstefar oldemor oldefar faetter kusine unge teenager teenagesoen teenagedatter plejesoen "
    "plejedatter bonussoen bonusdatter dreng pige storebror lillebror storesoester lillesoester svoger svigerinde "
    "svigerforaeldre borger "
    "mother father mum mom dad husband wife son daughter brother sister grandmother grandfather grandma grandpa aunt uncle "
    "niece nephew partner friend neighbour neighbor kid child kids children parents boyfriend girlfriend "
    "mutter vater mama papa sohn tochter bruder schwester oma opa grossmutter grossvater tante onkel mann frau kind kinder "
    "eltern freund freundin nachbar nachbarin partnerin neffe nichte enkel enkelin schwiegermutter schwiegervater"
)
DESCRIBING = word_set(
    "gamle aeldre aeldste yngste mellemste voksne syge handicappede demente ensomme lille store kaere gode bedste nye eks "
    "autistiske blinde doeve hoerehaemmede svagtseende udviklingshaemmede hjerneskadede autistic blind deaf demented depressed "
    "autistische autistischen autistischer blinden blinder gehoerlose gehoerlosen demente dementer dementen demenzkranke "
    "old elderly aging ageing eldest oldest youngest grown adult sick ill disabled lonely little big dear good best new teenage "
    "alte alten alter aeltere aelteren aelteste juengste erwachsene erwachsener kranke kranken kranker kleine kleiner "
    "gute guter beste bester neue neuer"
)
"""What may stand between the two: "min gamle mor", "my elderly father"; an age may as well: "min 15-årige søn"."""
IN_CARE = word_set("borger borgere beboer beboere klient klienter patient patienter client clients resident residents")
BEFORE_IN_CARE = word_set("en to tre nogle flere a some eine einen einer")
SELVES = word_set("er am im bin jeg")
"""Who writes of "en borger" works for them, unless they say "jeg er en borger"."""
OWN_LOSS = word_set("doed doede mistet bort drikker died passed lost gestorben verstorben verloren starb trinkt drinks")
"""Words after which the relative is no longer the one who would come."""


def read_relatives(sentence: Sentence) -> list[Finding]:
    """Return those it is for ("min far", "min gamle mor", "en borger"); who they are is no word to look up."""
    return [
        Finding("relative", form, position, position + 1, is_stated=False)
        for position, form in enumerate(sentence.forms[1:], start=1)
        if (form in PEOPLE and _is_somebodys(sentence, position))
        or (
            form in IN_CARE
            and sentence.forms[position - 1] in BEFORE_IN_CARE
            and sentence.form(position - 2) not in SELVES
        )
    ]


def _is_somebodys(sentence: Sentence, position: int) -> bool:
    before = sentence.form(position - 1)
    if before in DESCRIBING or AGED.fullmatch(before):
        before = sentence.form(position - 2)
    return before in POSSESSIVES


def is_for_someone_else(sentence: Sentence) -> bool:
    """Say whether the sentence asks for a relative, friend or neighbour: "min far har demens", "für meine Mutter"."""
    return bool(read_relatives(sentence)) and OWN_LOSS.isdisjoint(sentence.forms)
