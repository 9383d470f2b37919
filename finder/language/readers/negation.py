"""Whether something is named only to say that it is not wanted: "ikke noget med kirke", "mandage kan vi ikke"."""

from collections.abc import Collection

from finder.language.sentence import Sentence
from finder.language.words import word_set

NEGATORS = word_set(
    "ikke ingen intet uden aldrig undtagen undtaget hverken ej hader pånær paanaer bortset "
    "not no without except never neither nothing none dont doesnt isnt arent cant cannot wont hate hates avoid "
    "nicht kein keine keinen keiner keinem ohne ausser auser niemals nichts weder hasse"
)
NEITHER, NOR = word_set("hverken weder neither"), word_set("eller noch nor or")
OTHER, THAN = word_set("andet andre anden other else anderes andere"), word_set("end than als")
ELSEWHERE = word_set("steder sted places orte orten")
"""What follows "andet end" is not wanted, unless nothing else is: "ikke andet end kaffe"."""
AVERSIONS = word_set("bange ked afraid scared")
"""Before a kind of activity these deny as well: "bange for hunde"."""
INABILITY = word_set("kan kunne toer turde can could dare dares kann koennen cant cannot trau traue traut")
"""Who cannot swim, or dares not, has not said that swimming is unwelcome: before a kind of activity these undo a negator."""

SMALL_FILLERS = word_set(
    "lide like mag for til med en et den det de noget nogen i paa at om af saa mit min sit brug a an any the to of for with my need "
    "ein eine einen einem der die das mit zu zum zur fuer etwas mein meine"
)
WIDE_FILLERS = SMALL_FILLERS | word_set(
    "tror tro believe glaube hoej hoeje loud laute laut stor store som der er vaere have vil gerne lige goere hoere hoert hos alt alle andet mere saadan eller og lide interesseret vild "
    "interesserer glad traet gider orker magter foregaar ligger starter begynder vaerd fra komme tage helst kl bare "
    "anything something like want wants interested into do doing about related on at in and or from is am going go attend "
    "und oder in im am an auf von was wollen will mag moechte gern gerne lieber interessiert mich fuer sachen ding dinge"
)
AFTERTHOUGHT_VERBS = word_set(
    "er gider interesserer vil orker duer kan gaar passer dur magter siger bliver skal "
    "is are does do dont doesnt isnt arent work works will wont can cant ist sind geht gehen passt passen kann interessiert mag"
)
AFTERTHOUGHTS = word_set("ikke not nicht nej dont doesnt isnt arent cant cannot wont intet nichts ingenting")
NOT_REALLY = word_set("kun bare only just nur alene mindst langt far weit for at saa too zu")
"""After a negator these do not deny what follows: "ikke kun", "not far from"."""

NEEDING = word_set("behoever behoeves need needs have has muss muessen brauche braucht")
OF_BEING = word_set("at vaere noedvendigvis absolut to be necessarily sein zu unbedingt")

WIDEST_BEFORE = 6
WIDEST_AFTER = 5


def is_denied(sentence: Sentence, start: int, end: int, *, fillers: Collection[str] = SMALL_FILLERS) -> bool:
    """Say whether the words from `start` to `end` stand behind a negator with nothing but fillers in between.

    What follows "eller" is as unwanted as what follows "hverken": "hverken om formiddagen eller om aftenen".
    """
    for position in range(start - 1, max(start - 1 - WIDEST_BEFORE, -1), -1):
        if not sentence.same_clause(position, start):
            return False
        negators = NEGATORS | AVERSIONS if fillers is KIND_FILLERS else NEGATORS
        if sentence.forms[position] in NOR and _is_after_neither(sentence, position):
            return True
        if sentence.forms[position] in THAN and sentence.form(position - 1) in OTHER:
            return is_other_than(sentence, position)
        if sentence.forms[position] in negators:
            return not _is_undone(sentence, position, start, fillers=fillers)
        if sentence.forms[position] not in fillers:
            return False
    return False


def is_other_than(sentence: Sentence, position: int) -> bool:
    """Say whether an "end" that ends "andet end" or "andre steder end" stands here, and nothing else was denied before."""
    if sentence.form(position) not in THAN:
        return False
    last = position - 1 - (sentence.form(position - 1) in ELSEWHERE)
    return sentence.form(last) in OTHER and sentence.form(last - 1) not in NEGATORS


def _is_after_neither(sentence: Sentence, position: int) -> bool:
    return any(sentence.forms[i] in NEITHER and sentence.same_clause(i, position) for i in range(position))


def is_not_needed(sentence: Sentence, start: int) -> bool:
    """Say whether what begins at `start` need not be: "det behøver ikke være gratis", "it doesn't have to be free"."""
    before: list[str] = []
    for position in range(start - 1, -1, -1):
        form = sentence.forms[position]
        if not sentence.same_clause(position, start) or form not in NEEDING | NEGATORS | OF_BEING:
            break
        before.append(form)
    return bool(NEEDING.intersection(before)) and bool(NEGATORS.intersection(before))


def is_denied_afterwards(sentence: Sentence, end: int) -> bool:
    """Say whether what ends before `end` is taken back after it: "kirke er ikke noget for mig", "Mondays don't work"."""
    last = end - 1
    if not (sentence.same_clause(last, end) and sentence.form(end) in AFTERTHOUGHT_VERBS):
        return False
    following = range(end, min(end + WIDEST_AFTER, len(sentence.forms)))
    for position in following:
        if not sentence.same_clause(last, position):
            return False
        if sentence.forms[position] in AFTERTHOUGHTS:
            return sentence.form(position + 1) not in NOT_REALLY
    return False


def _is_undone(sentence: Sentence, position: int, start: int, *, fillers: Collection[str]) -> bool:
    """Say whether the negator at `position` only limits ("ikke kun") or names an inability ("kan ikke synge")."""
    following = sentence.form(position + 1)
    if position + 1 < start and following in NOT_REALLY and following not in fillers:
        return True
    unable = sentence.forms[position] in INABILITY or sentence.form(position - 1) in INABILITY
    return fillers is KIND_FILLERS and unable and "lide" not in sentence.forms[position:start]


KIND_FILLERS = frozenset(WIDE_FILLERS)
