"""Calling off or moving one date: a reason in one tap, or in one's own words, and the new time."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from activities.forms.fields import PlainTextField, date_field, time_field
from activities.models import Occurrence
from activities.recurrence import COPENHAGEN

# Written in Danish whatever the language of the desk: everybody reads them on the page.
REASONS: dict[str, str] = {
    "illness": gettext_noop("Sygdom"),
    "weather": gettext_noop("Vejret"),
    "room": gettext_noop("Lokalet er optaget"),
    "few": gettext_noop("For få kan komme"),
    "none": "",
}
FURTHEST_AHEAD = timedelta(days=366)
LONGEST = 200


class CancelForm(forms.Form):
    """A reason of ours, or one's own words."""

    use_required_attribute = False
    because = forms.ChoiceField(
        choices=[*((code, code) for code in REASONS), ("own", "own")],
        error_messages={"required": gettext_lazy("Vælg en grund."), "invalid_choice": gettext_lazy("Vælg en grund.")},
    )
    reason = PlainTextField(
        label=gettext_lazy("Med jeres egne ord"),
        help_text=gettext_lazy("Alle kan læse det. Skriv ikke, hvem der er syg."),
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """Fields are found by their names."""
        super().__init__(*args, **{**options, "auto_id": "%s"})

    def clean(self) -> dict[str, Any]:
        """Whoever wants own words writes some."""
        if self.cleaned_data.get("because") == "own" and not self.cleaned_data.get("reason") and not self.errors:
            self.add_error("reason", _("Skriv, hvorfor det er aflyst. Eller tryk på en af de andre grunde."))
        return self.cleaned_data

    @property
    def words(self) -> str:
        """What everybody reads."""
        because = str(self.cleaned_data["because"])
        return str(self.cleaned_data["reason"]) if because == "own" else REASONS[because]


class MoveForm(forms.Form):
    """The new day and time of one date."""

    use_required_attribute = False
    day = date_field(gettext_lazy("Ny dag"), missing=gettext_lazy("Skriv den nye dag."))
    start = time_field(gettext_lazy("Begynder kl."), missing=gettext_lazy("Skriv, hvornår det begynder."))
    end = time_field(gettext_lazy("Slutter kl."), help_text=gettext_lazy("Lad stå tomt, hvis du ikke ved det."))
    why = PlainTextField(label=gettext_lazy("Vil du skrive hvorfor?"), max_length=LONGEST)

    def __init__(self, *args: Any, occurrence: Occurrence, now: datetime, **options: Any) -> None:
        """Begins with the time it has."""
        self.occurrence, self.now = occurrence, now
        initial = {"day": _local(occurrence.starts_at).date().isoformat(), "start": _clock(occurrence.starts_at)}
        initial["end"] = _clock(occurrence.ends_at) if occurrence.ends_at else ""
        super().__init__(*args, **{**options, "auto_id": "move-%s", "initial": initial})

    def clean(self) -> dict[str, Any]:
        """A moment that exists, that is to come, within a year, and that is another than before."""
        said = self.cleaned_data
        if self.errors:
            return said
        starts_at = _moment(said["day"], said["start"])
        said["starts_at"], said["ends_at"] = starts_at, _end(said["day"], said["start"], said["end"])
        if (field_and_words := self._misfit(starts_at)) is not None:
            self.add_error(*field_and_words)
        return said

    def _misfit(self, starts_at: datetime) -> tuple[str, str] | None:
        if starts_at.astimezone(UTC).astimezone(COPENHAGEN).replace(tzinfo=None) != starts_at.replace(tzinfo=None):
            return "start", _("Den nat bliver uret stillet frem. Vælg et klokkeslæt, der findes.")
        if starts_at <= self.now:
            return "day", _("Den nye tid er allerede gået. Vælg en tid, der kommer.")
        if starts_at > self.now + FURTHEST_AHEAD:
            return "day", _("Vælg en dag inden for det næste år.")
        is_same = (starts_at, self.cleaned_data["ends_at"]) == (self.occurrence.starts_at, self.occurrence.ends_at)
        return ("day", _("Det er den tid, det har nu. Vælg en anden.")) if is_same else None


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=COPENHAGEN)


def _end(day: date, start: time, end: time | None) -> datetime | None:
    """One that is not later in the day is on the next: "20-01"."""
    if end is None or end == start:
        return None
    return _moment(day if end > start else day + timedelta(days=1), end)


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment, COPENHAGEN)


def _clock(moment: datetime) -> str:
    return _local(moment).strftime("%H:%M")
