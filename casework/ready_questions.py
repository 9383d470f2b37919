"""What to ask an association about a fact nobody has told us: one plain question per fact, ready to be read aloud."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.vocabularies import AccessibilityFeature as F
from finder.answer import Match

QUESTIONS: dict[str, str | Promise] = {
    F.STEP_FREE: _("Er der trin på vejen ind?"),
    F.ACCESSIBLE_PARKING: _("Er der handicapparkering?"),
    F.DROPOFF_AT_DOOR: _("Kan man blive sat af ved døren?"),
    F.NEAR_PUBLIC_TRANSPORT: _("Stopper bussen tæt på?"),
    F.TRANSPORT_OFFERED: _("Kan I hente en, der ikke selv kan komme?"),
    F.WIDE_DOORS: _("Er dørene brede nok til en kørestol?"),
    F.LIFT: _("Er der elevator, eller ligger alt i ét plan?"),
    F.WHEELCHAIR_PARTICIPATION: _("Kan man være med fra kørestol?"),
    F.SEATING: _("Kan man sidde ned undervejs?"),
    F.ADAPTED_EQUIPMENT: _("Kan man låne tilpassede redskaber?"),
    F.ACCESSIBLE_TOILET: _("Er der handicaptoilet?"),
    F.CHANGING_PLACE: _("Er der en pusleplads med lift til voksne?"),
    F.GUIDE_DOG_WELCOME: _("Må en førerhund komme med ind?"),
    F.TACTILE_GUIDANCE: _("Er der ledelinjer eller punktskrift?"),
    F.SIGHTED_GUIDE: _("Kan nogen ledsage en, der ikke kan se?"),
    F.LARGE_PRINT: _("Er der stor skrift eller lyd?"),
    F.HEARING_LOOP: _("Er der teleslynge, og virker den?"),
    F.SIGN_LANGUAGE: _("Er der tegnsprog, eller kan I bestille en tolk?"),
    F.LIVE_CAPTIONS: _("Er der skrivetolk eller undertekster?"),
    F.GOOD_ACOUSTICS: _("Er der meget støj i rummet?"),
    F.EASY_LANGUAGE: _("Kan man være med, hvis man kun taler lidt dansk?"),
    F.NO_READING_NEEDED: _("Skal man kunne læse eller skrive?"),
    F.PICTURE_PLAN: _("Er der billeder af, hvad der skal ske?"),
    F.QUIET_SPACE: _("Er der et stille rum, man kan gå ind i?"),
    F.LOW_SENSORY: _("Er lyd og lys dæmpet?"),
    F.SMALL_GROUP: _("Hvor mange plejer at komme?"),
    F.PREDICTABLE_STRUCTURE: _("Foregår det på samme måde hver gang?"),
    F.OWN_PACE: _("Må man holde pauser og gå før tid?"),
    F.TRAINED_VOLUNTEERS: _("Har de frivillige erfaring?"),
    F.ALLERGY_FRIENDLY: _("Er der dyr, parfume eller røg?"),
    F.COME_ALONE: _("Tager nogen imod en, der kommer alene?"),
    F.MET_AT_DOOR: _("Kan nogen møde os ved døren første gang?"),
    F.BUDDY_FIRST_VISIT: _("Kan en følgeven gå med første gang?"),
    F.COMPANION_WELCOME: _("Kan en hjælper komme gratis med?"),
    F.TRY_FREE_ONCE: _("Kan man prøve gratis en gang?"),
    F.START_ANY_TIME: _("Kan man begynde nu?"),
    F.PHONE_CONTACT: _("Hvem kan man ringe til, før man kommer?"),
    "price": _("Hvad koster det?"),
    "language": _("Hvilket sprog taler man?"),
    "online": _("Kan man være med hjemmefra?"),
    "booking": _("Skal man melde sig til?"),
}
OTHER_LIMITS = ("price", "language", "online", "booking")
STILL_ON = _("Foregår det stadig, som der står?")


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """One thing to ask; `feature` is a feature's or a parameter's code, or "freshness"."""

    feature: str
    text: str


def questions_about(match: Match, *, required: Iterable[str], asks_first: bool) -> tuple[ReadyQuestion, ...]:
    """A question for each unknown that decides, in the order they were asked for; first whether it is still on."""
    return tuple(_questions(match, {*required, *OTHER_LIMITS}, asks_first))


def _questions(match: Match, deciding: set[str], asks_first: bool) -> Iterator[ReadyQuestion]:
    if asks_first:
        yield ReadyQuestion("freshness", str(STILL_ON))
    for item in match.unknown:
        if item.feature in deciding and item.feature in QUESTIONS:
            yield ReadyQuestion(item.feature, str(QUESTIONS[item.feature]))
