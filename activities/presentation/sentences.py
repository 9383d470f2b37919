"""What each fact means to the person who asks: one plain sentence per value."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.vocabularies import AccessibilityFeature, Audience

F = AccessibilityFeature
A = Audience


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for yes, partly and no; `unknown` completes "Ved ikke, om ..."."""

    yes: str | Promise
    partly: str | Promise
    no: str | Promise
    unknown: str | Promise


FEATURE_SENTENCES: dict[str, Said] = {
    F.STEP_FREE: Said(_("Der er ingen trin."), _("Der er kun få trin."), _("Der er trin på vejen ind."), _("der er trin på vejen ind.")),
    F.ACCESSIBLE_PARKING: Said(_("Der er handicapparkering."), _("Der er handicapparkering, men ikke tæt på."), _("Der er ikke handicapparkering."), _("der er handicapparkering.")),
    F.DROPOFF_AT_DOOR: Said(_("Du kan sættes af ved døren."), _("Du kan sættes af tæt på døren."), _("Man kan ikke sættes af ved døren."), _("man kan sættes af ved døren.")),
    F.NEAR_PUBLIC_TRANSPORT: Said(_("Bussen stopper tæt på."), _("Der er lidt langt til bussen."), _("Der er langt til bussen."), _("bussen stopper tæt på.")),
    F.TRANSPORT_OFFERED: Said(_("De kan hente dig eller køre med."), _("Du kan nogle gange køre med."), _("Ingen kan hente dig."), _("nogen kan hente dig.")),
    F.WIDE_DOORS: Said(_("Dørene er brede."), _("Nogle døre er smalle."), _("Dørene er smalle."), _("dørene er brede nok.")),
    F.LIFT: Said(_("Der er elevator, eller alt ligger i ét plan."), _("Elevatoren når ikke hele huset."), _("Der er trapper, og der er ingen elevator."), _("der er elevator.")),
    F.WHEELCHAIR_PARTICIPATION: Said(_("Du kan være med fra kørestol."), _("Du kan være med i noget af det fra kørestol."), _("Man kan ikke være med fra kørestol."), _("man kan være med fra kørestol.")),
    F.SEATING: Said(_("Du kan sidde og holde pauser."), _("Der er få steder at sidde."), _("Der er ikke steder at sidde."), _("man kan sidde undervejs.")),
    F.ADAPTED_EQUIPMENT: Said(_("Du kan låne tilpassede redskaber."), _("Der er få tilpassede redskaber."), _("Der er ikke tilpassede redskaber."), _("man kan låne tilpassede redskaber.")),
    F.ACCESSIBLE_TOILET: Said(_("Der er handicaptoilet."), _("Toilettet er trangt med kørestol."), _("Toilettet er ikke til kørestol."), _("der er handicaptoilet.")),
    F.CHANGING_PLACE: Said(_("Der er pusleplads med lift til voksne."), _("Der er pusleplads til voksne uden lift."), _("Der er ikke pusleplads til voksne."), _("der er pusleplads til voksne.")),
    F.GUIDE_DOG_WELCOME: Said(_("Din førerhund er velkommen."), _("Din førerhund er velkommen nogle steder."), _("Hunde kan ikke komme med."), _("førerhunde er velkomne.")),
    F.TACTILE_GUIDANCE: Said(_("Der er ledelinjer eller punktskrift."), _("Der er ledelinjer nogle steder."), _("Der er ikke ledelinjer."), _("der er ledelinjer.")),
    F.SIGHTED_GUIDE: Said(_("Nogen ledsager dig, og du kan følge med uden at se."), _("Nogen kan ledsage dig noget af tiden."), _("Ingen kan ledsage dig."), _("nogen kan ledsage dig.")),
    F.LARGE_PRINT: Said(_("Der er stor skrift eller lyd."), _("Noget er med stor skrift."), _("Der er ikke stor skrift."), _("der er stor skrift.")),
    F.HEARING_LOOP: Said(_("Der er teleslynge."), _("Der er teleslynge i noget af huset."), _("Der er ikke teleslynge."), _("der er teleslynge.")),
    F.SIGN_LANGUAGE: Said(_("Der er tegnsprog."), _("Der er tegnsprog nogle gange."), _("Der er ikke tegnsprog."), _("der er tegnsprog.")),
    F.LIVE_CAPTIONS: Said(_("Der er skrivetolk eller undertekster."), _("Der er undertekster nogle gange."), _("Der er ikke undertekster."), _("der er skrivetolk.")),
    F.GOOD_ACOUSTICS: Said(_("Der er ikke meget støj."), _("Der kan være noget støj."), _("Der er meget støj."), _("der er meget støj.")),
    F.EASY_LANGUAGE: Said(_("De taler let dansk og har god tid."), _("Noget er på let dansk."), _("Sproget er ikke let."), _("sproget er let.")),
    F.NO_READING_NEEDED: Said(_("Du behøver ikke læse eller skrive."), _("Du skal kun læse lidt."), _("Man skal kunne læse."), _("man skal kunne læse.")),
    F.PICTURE_PLAN: Said(_("Der er billeder af, hvad der skal ske."), _("Der er billeder af noget af det."), _("Der er ikke billeder af planen."), _("der er billeder af planen.")),
    F.QUIET_SPACE: Said(_("Der er et stille rum."), _("Der er et hjørne med ro."), _("Der er ikke et stille rum."), _("der er et stille rum.")),
    F.LOW_SENSORY: Said(_("Lyd og lys er dæmpet."), _("Lyd og lys er dæmpet noget af tiden."), _("Der er meget lyd og lys."), _("lyd og lys er dæmpet.")),
    F.SMALL_GROUP: Said(_("Gruppen er lille."), _("Gruppen er lille nogle gange."), _("Der kommer mange."), _("gruppen er lille.")),
    F.PREDICTABLE_STRUCTURE: Said(_("Det foregår på samme måde hver gang."), _("Det meste er ens hver gang."), _("Det er forskelligt fra gang til gang."), _("det er ens hver gang.")),
    F.OWN_PACE: Said(_("Du kan holde pauser og gå, når du vil."), _("Du kan holde nogle pauser."), _("Man skal følge med hele tiden."), _("man kan holde pauser.")),
    F.TRAINED_VOLUNTEERS: Said(_("De frivillige har erfaring."), _("Nogle af de frivillige har erfaring."), _("De frivillige har ikke særlig erfaring."), _("de frivillige har erfaring.")),
    F.ALLERGY_FRIENDLY: Said(_("Der er uden røg, parfume og dyr."), _("Der kan være lidt duft eller dyr."), _("Der er dyr, duft eller røg."), _("der er dyr, duft eller røg.")),
    F.COME_ALONE: Said(_("Du kan komme alene."), _("Du kan komme alene nogle gange."), _("Kom sammen med en anden."), _("man kan komme alene.")),
    F.MET_AT_DOOR: Said(_("Nogen møder dig ved døren."), _("Nogen møder dig, hvis du ringer først."), _("Ingen møder dig ved døren."), _("nogen møder dig ved døren.")),
    F.BUDDY_FIRST_VISIT: Said(_("En følgeven kan gå med dig første gang."), _("Måske kan en følgeven gå med."), _("Der er ikke en følgeven."), _("en følgeven kan gå med.")),
    F.COMPANION_WELCOME: Said(_("Din hjælper kan komme gratis med."), _("Din hjælper kan komme med, men betaler."), _("Hjælpere kan ikke komme med."), _("din hjælper er gratis.")),
    F.TRY_FREE_ONCE: Said(_("Du kan prøve gratis."), _("Du kan prøve til en lav pris."), _("Det koster noget at prøve."), _("man kan prøve gratis.")),
    F.START_ANY_TIME: Said(_("Du kan begynde når som helst."), _("Du kan begynde nogle gange om året."), _("Man begynder på faste tider."), _("man kan begynde nu.")),
    F.PHONE_CONTACT: Said(_("Du kan ringe til et menneske først."), _("Du kan ringe på bestemte tider."), _("Man kan ikke ringe."), _("man kan ringe først.")),
}  # fmt: skip

AUDIENCE_SENTENCES: dict[str, str | Promise] = {
    A.LONELY: _("Her kan du møde nogen."),
    A.NEW_IN_TOWN: _("Nye i byen er velkomne."),
    A.BEREAVEMENT: _("Der er plads til dig, der har mistet."),
    A.MENTAL_HEALTH: _("Der er plads til dig, der har det svært."),
    A.AUTISM_ADHD: _("De kender til autisme og ADHD."),
    A.BRAIN_INJURY: _("De kender til hjerneskade."),
    A.DEMENTIA: _("De kender til demens."),
    A.INTELLECTUAL_DISABILITY: _("Der er plads til dig med udviklingshandicap."),
    A.PHYSICAL_DISABILITY: _("Der er plads til dig med bevægelseshandicap."),
    A.VISION_LOSS: _("Der er plads til dig, der ser dårligt."),
    A.HEARING_LOSS: _("Der er plads til dig, der hører dårligt."),
    A.CHRONIC_ILLNESS: _("Der er plads til dig, der lever med sygdom."),
    A.RECOVERY: _("Der er plads til dig på vej ud af et misbrug."),
    A.RELATIVES: _("Der er plads til pårørende."),
    A.YOUNG_ADULT: _("Det er for unge."),
    A.SENIOR: _("Det er for dig over 65."),
    A.SINGLE_PARENT: _("Der er plads til dig, der er alene med børn."),
    A.OUTSIDE_WORK: _("Der er plads til dig uden arbejde."),
    A.NEWCOMER_DENMARK: _("Der er plads til dig, der er ny i Danmark."),
    A.LGBT: _("LGBT+ er velkomne."),
    A.MEN_COMMUNITY: _("Her mødes mænd."),
    A.LOW_INCOME: _("Der er plads til dig med få penge."),
}

OWN_GROUP_SENTENCES: dict[str, str | Promise] = {
    A.LGBT: _("Det er mest for LGBT+."),
    A.RECOVERY: _("Det er mest for folk på vej ud af et misbrug."),
    A.AUTISM_ADHD: _("Det er mest for folk med autisme eller ADHD."),
}
"""Among whom somebody who is none of them may feel a stranger."""

AUDIENCE_QUESTIONS: dict[str, str | Promise] = {
    A.LONELY: _("man nemt kommer i snak her."),
    A.NEW_IN_TOWN: _("der kommer andre, som er nye i byen."),
    A.BEREAVEMENT: _("de kender til sorg."),
    A.MENTAL_HEALTH: _("de kender til at have det svært."),
    A.AUTISM_ADHD: _("de kender til autisme og ADHD."),
    A.BRAIN_INJURY: _("de kender til hjerneskade."),
    A.DEMENTIA: _("de kender til demens."),
    A.INTELLECTUAL_DISABILITY: _("de kender til udviklingshandicap."),
    A.PHYSICAL_DISABILITY: _("de er vant til bevægelseshandicap."),
    A.VISION_LOSS: _("de er vant til folk, der ser dårligt."),
    A.HEARING_LOSS: _("de er vant til folk, der hører dårligt."),
    A.CHRONIC_ILLNESS: _("de kender til at leve med sygdom."),
    A.RECOVERY: _("der er folk på vej ud af et misbrug."),
    A.RELATIVES: _("der kommer andre pårørende."),
    A.YOUNG_ADULT: _("der kommer andre unge."),
    A.SENIOR: _("der kommer andre på din alder."),
    A.SINGLE_PARENT: _("der kommer andre, som er alene med børn."),
    A.OUTSIDE_WORK: _("der kommer andre uden arbejde."),
    A.NEWCOMER_DENMARK: _("der kommer andre, som er nye i Danmark."),
    A.LGBT: _("der kommer andre LGBT+."),
    A.MEN_COMMUNITY: _("der mest kommer mænd."),
    A.LOW_INCOME: _("det er til at betale."),
}

ON_DAYS: dict[str, str | Promise] = {
    "MO": _("om mandagen"),
    "TU": _("om tirsdagen"),
    "WE": _("om onsdagen"),
    "TH": _("om torsdagen"),
    "FR": _("om fredagen"),
    "SA": _("om lørdagen"),
    "SU": _("om søndagen"),
    "morning": _("om formiddagen"),
    "afternoon": _("om eftermiddagen"),
    "evening": _("om aftenen"),
}
