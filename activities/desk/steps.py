"""The short steps in which an activity is told: any order, each saved as it goes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.forms.access import ACCESS_FORMS
from activities.forms.base import StepForm
from activities.forms.picture import PictureForm
from activities.forms.when import WhenForm
from activities.forms.where import WhereForm
from activities.forms.words import ContactForm, FirstVisitForm, WhatForm, WhoForm
from activities.vocabularies import FEATURE_GROUPS

ACCESS = "adgang"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: its word in the address, its name in the list, and the question it asks."""

    code: str
    name: str | Promise
    question: str | Promise
    lead: str | Promise
    form: type[StepForm]
    template: str

    @property
    def task(self) -> str:
        """The line of the task list it belongs to: all groups of access are one."""
        return ACCESS if self.code.startswith(f"{ACCESS}-") else self.code


GROUP_QUESTIONS: dict[str, str | Promise] = {
    "arrive": _("Kan alle komme derhen?"),
    "inside": _("Kan alle komme ind?"),
    "take_part": _("Kan alle være med?"),
    "seeing": _("Kan man være med uden at se så godt?"),
    "hearing": _("Kan man være med uden at høre så godt?"),
    "understanding": _("Kan alle forstå det?"),
    "calm": _("Er der ro og tryghed?"),
    "welcome": _("Hvordan er den første gang?"),
}
GOOD_ANSWER = _("Spring over, hvad du ikke ved. ”Ved ikke” er et godt svar: så ved folk, at de skal spørge jer.")

STEPS: tuple[Step, ...] = (
    Step("hvad", _("Hvad det er"), _("Hvad kan man være med til?"), _("Skriv, som du taler."), WhatForm, "what"),
    Step("hvornaar", _("Hvornår"), _("Hvornår er det?"), _("Du kan altid aflyse eller flytte én gang senere."), WhenForm, "when"),
    Step("hvor", _("Hvor"), _("Hvor er det?"), _("Er stedet kendt i forvejen, følger det, vi ved om det, med."), WhereForm, "where"),
    Step("hvem", _("Hvem der er velkommen"), _("Hvem er velkommen?"), _("Er det for alle, så gå bare videre."), WhoForm, "who"),
    Step("foerste-gang", _("Den første gang"), _("Hvad sker der den første gang?"), _("Det er her, de fleste bliver trygge."), FirstVisitForm, "plain"),
    *(
        Step(f"{ACCESS}-{code}", label, GROUP_QUESTIONS[code], GOOD_ANSWER, ACCESS_FORMS[code], "access")  # type: ignore[arg-type]  # a lazy text
        for code, label, _features in FEATURE_GROUPS
    ),
    Step("kontakt", _("Kontakt"), _("Hvem kan man spørge?"), _("Et navn og et nummer gør det let at ringe."), ContactForm, "plain"),
    Step("billede", _("Billede"), _("Har du et billede?"), _("Det er ikke nødvendigt. Uden et billede står der en tegning."), PictureForm, "picture"),
)  # fmt: skip
BY_CODE = {step.code: step for step in STEPS}
ACCESS_STEPS = tuple(step for step in STEPS if step.task == ACCESS)
ACCESS_CODES = tuple(step.code for step in ACCESS_STEPS)


def next_step(step: Step, reviewed: Iterable[str]) -> Step | None:
    """The next screen nobody has been through, after this one; None when that was the last."""
    seen = set(reviewed)
    later = STEPS[STEPS.index(step) + 1 :]
    return next((one for one in later if one.code not in seen), None)
