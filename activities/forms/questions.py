"""The checklist of accessibility in plain questions, each with a line that says what it means."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.vocabularies import AccessibilityFeature as F


class Question(NamedTuple):
    """What we ask about a feature, and what counts as a yes."""

    text: str | Promise
    hint: str | Promise


QUESTIONS: dict[str, Question] = {
    F.STEP_FREE: Question(_("Kan man komme ind uden trin?"), _("Hele vejen fra gaden til lokalet. En fast rampe tæller som et ja.")),
    F.ACCESSIBLE_PARKING: Question(_("Er der handicapparkering?"), _("Tæt på døren og bred nok til en kørestol.")),
    F.DROPOFF_AT_DOOR: Question(_("Kan man sættes af ved døren?"), _("En bil eller bus kan holde lige foran.")),
    F.NEAR_PUBLIC_TRANSPORT: Question(_("Er der en bus tæt på?"), _("Højst 300 meter at gå.")),
    F.TRANSPORT_OFFERED: Question(_("Kan I hente folk eller køre sammen?"), _("Også hvis man skal ringe først.")),
    F.WIDE_DOORS: Question(_("Er dørene brede?"), _("Mindst 77 cm. Det er målet for en kørestol.")),
    F.LIFT: Question(_("Er alt i ét plan, eller er der elevator?"), _("Man skal ikke gå på trapper.")),
    F.WHEELCHAIR_PARTICIPATION: Question(_("Kan man være med fra en kørestol?"), _("Ikke kun komme ind, men gøre det samme som de andre.")),
    F.SEATING: Question(_("Kan man sidde og holde pauser?"), _("Stole eller en bænk tæt på.")),
    F.ADAPTED_EQUIPMENT: Question(_("Kan man låne redskaber, der er tilpasset?"), _("For eksempel en griber, en sædepude eller en cykel med tre hjul.")),
    F.ACCESSIBLE_TOILET: Question(_("Er der et toilet til kørestol?"), _("Man skal kunne vende stolen derinde.")),
    F.CHANGING_PLACE: Question(_("Er der et sted at skifte en voksen?"), _("En briks med lift. Det har de færreste.")),
    F.GUIDE_DOG_WELCOME: Question(_("Må man have sin førerhund med?"), _("Det gælder også servicehunde.")),
    F.TACTILE_GUIDANCE: Question(_("Er der ledelinjer eller punktskrift?"), _("Noget, man kan følge med stok eller fingre.")),
    F.SIGHTED_GUIDE: Question(_("Kan man være med uden at se?"), _("Nogen følger en rundt og fortæller, hvad der sker.")),
    F.LARGE_PRINT: Question(_("Har I stor skrift eller lyd?"), _("For eksempel sange med store bogstaver.")),
    F.HEARING_LOOP: Question(_("Er der teleslynge?"), _("Så kan folk med høreapparat høre jer.")),
    F.SIGN_LANGUAGE: Question(_("Er der tegnsprog?"), _("Nogen kan tegnsprog, eller man kan bestille en tolk.")),
    F.LIVE_CAPTIONS: Question(_("Er der skrivetolk eller tekster på?"), _("Så kan man læse, hvad der bliver sagt.")),
    F.GOOD_ACOUSTICS: Question(_("Er det let at høre hinanden?"), _("Lidt støj, og lyden runger ikke.")),
    F.EASY_LANGUAGE: Question(_("Taler I let dansk med god tid?"), _("Korte sætninger. Man må gerne spørge igen.")),
    F.NO_READING_NEEDED: Question(_("Kan man være med uden at læse?"), _("Der er intet, man skal læse eller skrive selv.")),
    F.PICTURE_PLAN: Question(_("Har I billeder af, hvad der skal ske?"), _("På papir eller på en tavle.")),
    F.QUIET_SPACE: Question(_("Er der et stille rum?"), _("Et sted, man kan gå hen og være lidt alene.")),
    F.LOW_SENSORY: Question(_("Er der dæmpet lyd og lys?"), _("Ingen høj musik og intet skarpt lys.")),
    F.SMALL_GROUP: Question(_("Er I få ad gangen?"), _("Højst otte.")),
    F.PREDICTABLE_STRUCTURE: Question(_("Er det ens hver gang?"), _("Samme tid, samme sted og samme slags program.")),
    F.OWN_PACE: Question(_("Må man holde pause og gå før tid?"), _("Ingen skal sige noget, de ikke har lyst til.")),
    F.TRAINED_VOLUNTEERS: Question(_("Har nogen hos jer erfaring?"), _("For eksempel med demens, autisme eller sorg.")),
    F.ALLERGY_FRIENDLY: Question(_("Er der fri for røg, parfume og dyr?"), _("Alle tre ting.")),
    F.COME_ALONE: Question(_("Kan man komme alene?"), _("I tager imod og sørger for, at man ikke står alene.")),
    F.MET_AT_DOOR: Question(_("Bliver man mødt ved døren første gang?"), _("Skriv gerne, hvem der står der.")),
    F.BUDDY_FIRST_VISIT: Question(_("Kan en følgeven gå med første gang?"), _("Hjemmefra eller fra bussen.")),
    F.COMPANION_WELCOME: Question(_("Er en hjælper gratis med?"), _("En ledsager, der skal hjælpe, betaler ikke.")),
    F.TRY_FREE_ONCE: Question(_("Kan man prøve gratis?"), _("Man betaler først, når man vil blive.")),
    F.START_ANY_TIME: Question(_("Kan man begynde når som helst?"), _("Man skal ikke vente til en ny sæson.")),
    F.PHONE_CONTACT: Question(_("Kan man ringe til et menneske først?"), _("En, der ved, hvordan det er hos jer.")),
}  # fmt: skip


def unasked() -> set[str]:
    """Features without a question; a check of the house: there are none."""
    return set(F.values) - set(QUESTIONS)
