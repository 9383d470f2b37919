"""What an activity still lacks: said as what is missing, never as a grade."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activities.accessibility import known_facts
from activities.desk.steps import ACCESS, ACCESS_CODES, ACCESS_STEPS, STEPS, Step
from activities.editing import Facts
from activities.models import Activity, Occurrence
from activities.vocabularies import AccessibilityFeature


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the task list. `state` is done, missing (needed before sending) or open (good to have).

    `screens` are the steps of a line that has several, each to be reached by itself.
    """

    code: str
    step: str
    name: str | Promise
    state: str
    sentence: str
    screens: tuple[Step, ...] = ()


def tasks(facts: Facts, *, now: datetime) -> list[Task]:
    """Every line, in the order of the steps; the groups of access are one."""
    needed, wished = missing(facts, now=now), wishes(facts)
    lines: dict[str, Task] = {}
    for step in STEPS:
        code = step.task
        if code in lines:
            continue
        state = "missing" if code in needed else "done" if is_done(code, facts) else "open"
        name, screens = (gettext_lazy("Adgang og tryghed"), ACCESS_STEPS) if code == ACCESS else (step.name, ())
        said = needed.get(code) or wished.get(code, "")
        lines[code] = Task(code, _first_screen(code, facts), name, state, said, screens)
    return list(lines.values())


def _first_screen(code: str, facts: Facts) -> str:
    """Where the line leads: for access the first group nobody has been through."""
    if code != ACCESS:
        return code
    reviewed = facts.activity.reviewed_steps
    return next((one for one in ACCESS_CODES if one not in reviewed), ACCESS_CODES[0])


def is_done(code: str, facts: Facts) -> bool:
    """Whether somebody has answered, or been there and left it empty on purpose."""
    reviewed = set(facts.activity.reviewed_steps)
    if code == ACCESS:
        return bool(reviewed & set(ACCESS_CODES)) or bool(known_facts(facts.activity))
    filled = {
        "hvem": bool(facts.belongings["audiences"]),
        "foerste-gang": bool(facts.activity.first_visit),
        "billede": bool(facts.activity.picture),
    }
    return code in reviewed or filled.get(code, True)


def missing(facts: Facts, *, now: datetime) -> dict[str, str]:
    """What nobody can do without, by line."""
    return lacking(facts.activity, is_held=has_dates(facts, now=now))


def lacking(activity: Activity, *, is_held: bool) -> dict[str, str]:
    """The same of one activity, saved or not, where it is known whether it is held some time to come."""
    found = {
        "hvad": not (activity.title and activity.category and activity.summary) and _("Skriv, hvad det er."),
        "hvornaar": not is_held and _("Skriv, hvornår det er."),
        "hvor": not (activity.place_id or activity.is_only_online) and _("Skriv, hvor det er."),
        "kontakt": not (activity.contact_phone or activity.contact_email) and _("Skriv, hvem man kan spørge."),
    }
    return {code: sentence for code, sentence in found.items() if sentence}


def has_dates(facts: Facts, *, now: datetime) -> bool:
    """Whether it is held some time to come; an edit that waits has been looked at when it was written."""
    if facts.has_waiting:
        return bool(facts.belongings["schedules"])
    return Occurrence.objects.filter(activity=facts.activity.pk).coming(now).held().exists()


def wishes(facts: Facts) -> dict[str, str]:
    """What would help people, by line."""
    activity = facts.activity
    unknown = len(AccessibilityFeature) - len(known_facts(activity))
    found = {
        "foerste-gang": not activity.first_visit and _("Mange vil gerne vide, hvad der sker den første gang."),
        ACCESS: bool(unknown)
        and ngettext("%(count)d ting ved folk ikke endnu.", "%(count)d ting ved folk ikke endnu.", unknown)
        % {"count": unknown},
        "hvad": activity.price_dkk is None and not activity.price_note and _("Folk ved ikke, hvad det koster."),
        "billede": not activity.picture and _("Ikke nødvendigt."),
    }
    return {code: sentence for code, sentence in found.items() if sentence}
