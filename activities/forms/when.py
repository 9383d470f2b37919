"""The step that asks when: in words, with the coming dates shown and single ones left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.days_off import left_out, school_holidays
from activities.forms.base import StepForm
from activities.forms.fields import choice_field, choices_field, date_field, select_field, time_field
from activities.forms.rhythm import Nth, Rhythm, Timetable, read_schedules
from activities.models.schedule import EARLIEST, LATEST
from activities.presentation.moments import capitalised, clock_words, day_words, month_and_day
from activities.recurrence import COPENHAGEN, RuleError, instances
from activities.vocabularies import Weekday

MOST_DATES = 60
DATES_SHOWN = 12
FURTHEST_AHEAD = timedelta(days=3 * 366)
LOOK_AHEAD = timedelta(days=400)
LATE_EVENING, EARLY_MORNING = time(16, 0), time(6, 0)
BLANK_DATES = 4
USUAL_HOURS = {"coffee_social": ("10:00", "12:00"), "movement": ("17:00", "18:30"), "outdoors": ("10:00", "11:30")}
REPEATING = frozenset({Rhythm.WEEKLY.value, Rhythm.FORTNIGHTLY.value, Rhythm.MONTHLY.value})


class DatesField(forms.Field):
    """Any number of date inputs of the same name."""

    widget = forms.SelectMultiple  # reads a list from the form; the template draws the inputs

    def to_python(self, value: Any) -> list[date]:
        """The dates, in order, each once; raises ValidationError naming what is none."""
        one = date_field("")
        texts = [str(text) for text in value or [] if str(text).strip()]
        if len(texts) > MOST_DATES:
            raise ValidationError(
                _("Vælg højst %(most)d datoer. Vælg ”Hver uge”, hvis det sker tit.") % {"most": MOST_DATES}
            )
        return sorted({day for text in texts if (day := one.clean(text))})


@dataclass(frozen=True, slots=True)
class ComingDate:
    """One coming date, as the step shows it; `is_off` when it is left out, by hand or with the holidays."""

    iso: str
    words: str
    is_off: bool
    is_by_hand: bool


class WhenForm(StepForm):
    """Days, times, and what is left out."""

    rhythm = choice_field(gettext_lazy("Hvor tit?"), Rhythm.choices, missing=gettext_lazy("Vælg, hvor tit det sker."))
    weekdays = choices_field(gettext_lazy("Hvilken dag?"), Weekday.choices)
    nth = select_field(gettext_lazy("Hvilken i måneden?"), Nth.choices)
    start_time = time_field(gettext_lazy("Begynder kl."), missing=gettext_lazy("Skriv, hvornår det begynder."))
    end_time = time_field(gettext_lazy("Slutter kl."), help_text=gettext_lazy("Lad stå tomt, hvis du ikke ved det."))
    start_date = date_field(gettext_lazy("Første gang"))
    end_date = date_field(gettext_lazy("Sidste gang"), help_text=gettext_lazy("Lad stå tomt, hvis det bliver ved."))
    dates = DatesField(label=gettext_lazy("Hvilke datoer?"), required=False)
    skips_school_holidays = forms.BooleanField(label=gettext_lazy("Ikke i skolernes ferier"), required=False)
    skips_public_holidays = forms.BooleanField(label=gettext_lazy("Ikke på helligdage"), required=False)
    not_on = DatesField(required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """The rule from elsewhere is a choice only where there is one."""
        super().__init__(*args, **options)
        if self.initial.get("rhythm") != Rhythm.AS_NOW:
            choices = [one for one in Rhythm.choices if one[0] != Rhythm.AS_NOW]
            self.fields["rhythm"].choices = choices  # type: ignore[attr-defined]  # it is a ChoiceField
        if school_holidays() is None:
            del self.fields["skips_school_holidays"]

    def values(self) -> dict[str, Any]:
        """What the schedules say."""
        return read_schedules(self.facts.belongings["schedules"])

    def suggestions(self) -> dict[str, Any]:
        """From now on, every week, at the hour that kind of thing mostly begins."""
        start, end = USUAL_HOURS.get(self.facts.activity.category, ("", ""))
        return {
            "start_time": start,
            "end_time": end,
            "rhythm": Rhythm.WEEKLY.value,
            "start_date": timezone.localdate(self.now).isoformat(),
            "skips_public_holidays": True,
        }

    def clean(self) -> dict[str, Any]:
        """What belongs to the rhythm, in order, and at least one date to come."""
        cleaned = self.cleaned_data
        for name, sentence in self._misfits(cleaned):
            if name not in self.errors:
                self.add_error(name, sentence)
        if not self.errors:
            self._refuse_never(cleaned)
        return cleaned

    def _misfits(self, said: dict[str, Any]) -> Iterable[tuple[str, str]]:
        rhythm = said.get("rhythm", "")
        yield from _clock_misfits(said.get("start_time"), said.get("end_time"))
        if rhythm in REPEATING:
            yield from _weekday_misfits(rhythm, said.get("weekdays", []))
            yield from _period_misfits(said.get("start_date"), said.get("end_date"), self.today)
        if rhythm == Rhythm.ONCE:
            yield from _once_misfits(said.get("start_date"), said.get("start_time"), self.today)
        if rhythm == Rhythm.DATES:
            yield from _dates_misfits(said.get("dates", []), self.today)

    def _refuse_never(self, said: dict[str, Any]) -> None:
        try:
            found = [one for one in self.coming_dates() if not one.is_off]
        except RuleError as error:
            self.add_error("rhythm", str(error))
            return
        if not found:
            place = {"once": "start_date", "dates": "dates"}.get(said["rhythm"], "weekdays")
            self.add_error(place, _("Der kommer ingen datoer på den måde. Se på dag, første gang og sidste gang."))

    @property
    def today(self) -> date:
        """Today here."""
        return timezone.localdate(self.now)

    def timetable(self) -> Timetable:
        """The cleaned form as a timetable."""
        said = self.cleaned_data
        return Timetable(
            rhythm=said["rhythm"],
            start_time=said["start_time"],
            end_time=said.get("end_time"),
            start_date=said.get("start_date"),
            end_date=said.get("end_date"),
            weekdays=tuple(said.get("weekdays", [])),
            nth=said.get("nth") or Nth.FIRST.value,
            dates=tuple(said.get("dates", [])),
            not_on=tuple(said.get("not_on", [])),
            skips_school_holidays=said.get("skips_school_holidays", False),
            skips_public_holidays=said.get("skips_public_holidays", False),
            as_now=tuple(self.facts.belongings["schedules"]),
        )

    def changes(self) -> dict[str, Any]:
        """The schedules."""
        return {"schedules": self.timetable().schedules()}

    def coming_dates(self) -> list[ComingDate]:
        """The next dates of a cleaned form, those left out among them. Raises RuleError."""
        table = self.timetable()
        since, until = self.now, self.now + LOOK_AHEAD
        found = [one for pattern in table.patterns() for one in instances(pattern, since=since, until=until)]
        starts = sorted(one.starts_at for one in found if one.starts_at > self.now)[: DATES_SHOWN * 2]
        return _shown(starts, table)[:DATES_SHOWN]

    def shown(self, *, is_tried: bool) -> dict[str, Any]:
        """The coming dates, the dates picked with a few empty lines, and who says when schools are closed."""
        picked = [str(day) for day in self["dates"].value() or [] if str(day)]
        dates = self.coming_dates() if is_tried and self.is_valid() else self.saved_dates()
        return {"dates": dates, "picked": [*picked, *[""] * BLANK_DATES], "school": self._school()}

    def _school(self) -> dict[str, str] | None:
        """Who says when schools are closed, and when somebody last looked, in words."""
        closed = school_holidays()
        if closed is None:
            return None
        return {"source": closed.source, "day": month_and_day(closed.checked_on, today=timezone.localdate(self.now))}

    def saved_dates(self) -> list[ComingDate]:
        """The same for what is saved; none for a form that is not."""
        form = WhenForm(_as_typed(self.values()), facts=self.facts, person=self.person, now=self.now)
        return form.coming_dates() if form.is_valid() else []


def _shown(starts: list[datetime], table: Timetable) -> list[ComingDate]:
    by_hand = set(table.not_on)
    days = [start.astimezone(COPENHAGEN).date() for start in starts]
    closed = left_out(days, school=table.skips_school_holidays, public=table.skips_public_holidays)
    today = timezone.localdate(starts[0]) if starts else date.min
    return [
        ComingDate(
            day.isoformat(),
            f"{capitalised(day_words(day, today=today))} {clock_words(start)}",
            day in closed or day in by_hand,
            day in by_hand,
        )
        for start, day in zip(starts, days, strict=True)
    ]


def _as_typed(values: dict[str, Any]) -> Any:
    """Values as a browser would send them."""
    from django.http import QueryDict

    typed = QueryDict(mutable=True)
    for name, value in values.items():
        if isinstance(value, list):
            typed.setlist(name, value)
        elif value not in (None, False, ""):
            typed[name] = "on" if value is True else str(value)
    return typed


def _clock_misfits(start: time | None, end: time | None) -> Iterable[tuple[str, str]]:
    is_past_midnight = start is not None and end is not None and start >= LATE_EVENING and end <= EARLY_MORNING
    if start and end and end <= start and not is_past_midnight:
        yield "end_time", _("Det slutter, før det begynder. Se på de to klokkeslæt.")


def _weekday_misfits(rhythm: str, days: list[str]) -> Iterable[tuple[str, str]]:
    if not days:
        yield "weekdays", _("Vælg mindst én dag.")
    if rhythm == Rhythm.MONTHLY and len(days) > 1:
        yield "weekdays", _("Vælg én dag, når det er hver måned.")


def _period_misfits(start: date | None, end: date | None, today: date) -> Iterable[tuple[str, str]]:
    if start is None:
        yield "start_date", _("Skriv, hvornår det er første gang.")
        return
    if abs(start - today) > FURTHEST_AHEAD * (4 if start < today else 1):
        yield "start_date", _("Datoen ligger meget langt væk. Se efter, om året er rigtigt.")
    if end and end < start:
        yield "end_date", _("Sidste gang ligger før første gang. Byt om på datoerne.")
    elif end and end < today:
        yield "end_date", _("Sidste gang er allerede gået.")
    elif end and end > LATEST:
        yield "end_date", _("Datoen ligger meget langt væk. Se efter, om året er rigtigt.")


def _dates_misfits(days: list[date], today: date) -> Iterable[tuple[str, str]]:
    if not days:
        yield "dates", _("Vælg mindst én dato.")
    elif days[0] < EARLIEST or days[-1] - today > FURTHEST_AHEAD:
        yield "dates", _("Datoen ligger meget langt væk. Se efter, om året er rigtigt.")


def _once_misfits(day: date | None, start: time | None, today: date) -> Iterable[tuple[str, str]]:
    if day is None:
        yield "start_date", _("Skriv, hvilken dag det er.")
    elif day < today:
        yield "start_date", _("Datoen er allerede gået. Vælg en dag, der kommer.")
    elif day - today > FURTHEST_AHEAD:
        yield "start_date", _("Datoen ligger meget langt væk. Se efter, om året er rigtigt.")
    elif start and not _exists(day, start):
        yield "start_time", _("Det klokkeslæt findes ikke den dag, for uret stilles frem. Vælg en time senere.")


def _exists(day: date, clock: time) -> bool:
    """Whether a local time is on the clock that day: not in the hour summer time skips."""
    local = datetime.combine(day, clock, tzinfo=COPENHAGEN)
    return local.astimezone(UTC).astimezone(COPENHAGEN).replace(tzinfo=None) == local.replace(tzinfo=None)
