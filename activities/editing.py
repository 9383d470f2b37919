"""Editing an activity step by step: what an editor sees, and where what they write goes.

A draft changes at once. Once something has been shown, what a verified organisation writes is live at once; what others
write waits as one revision, and its editors see it laid over what is live.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models.fields.files import FieldFile

from accounts.models import User
from activities.belongings import BELONGINGS, read_belongings
from activities.models import Activity, FeatureStatement, Revision
from activities.permissions import publishes_at_once
from activities.revision import FIELDS, merged, propose, revise, waiting_changes


@dataclass(frozen=True, slots=True)
class Facts:
    """An activity as its editors see it: live, with what waits laid over. `activity` is never saved."""

    activity: Activity
    belongings: dict[str, Any]
    has_waiting: bool

    @property
    def statements(self) -> dict[str, Any]:
        """The activity's own answers about access; those taken back are left out."""
        return {feature: told for feature, told in self.belongings["statements"].items() if told["value"]}

    @property
    def place_statements(self) -> dict[str, FeatureStatement]:
        """What is known of the place."""
        place = self.activity.place
        return {one.feature: one for one in place.statements.all()} if place else {}

    def value(self, name: str) -> Any:
        """One value an edit may change, as plain data."""
        return self.belongings[name] if name in BELONGINGS else plain(getattr(self.activity, name))


def facts_of(activity: Activity) -> Facts:
    """What editors see of an activity."""
    shown = Activity.objects.select_related("organisation", "place").get(pk=activity.pk)
    waiting = waiting_changes(activity)
    belongings = read_belongings(shown)
    for field in set(waiting) - BELONGINGS:
        setattr(shown, field, FIELDS[field].to_python(waiting[field]))
    return Facts(shown, merged(belongings, {name: waiting[name] for name in BELONGINGS & set(waiting)}), bool(waiting))


def must_wait(activity: Activity, person: User) -> bool:
    """Whether what a person changes waits for an approver: something everybody has seen, of an unverified organisation."""
    return activity.published_at is not None and not publishes_at_once(person, activity.organisation)


def save_edit(activity: Activity, *, changes: Mapping[str, Any], by: User, now: datetime) -> bool:
    """Writes an edit to where it belongs; says whether it now waits. What is as it was is not an edit.

    Raises VersionConflictError when `activity` is not the newest, ValidationError for values that cannot be.
    """
    real = _real_changes(facts_of(activity), changes)
    if not real:
        return False
    if must_wait(activity, by):
        propose(activity, changes=real, base_version=activity.version, by=by)
        return True
    with transaction.atomic():
        together = merged(waiting_changes(activity), real)
        revise(activity, changes=together, base_version=activity.version, now=now, by=by)
        Revision.objects.filter(activity=activity).delete()
    return False


def _real_changes(facts: Facts, changes: Mapping[str, Any]) -> dict[str, Any]:
    real = {name: value for name, value in changes.items() if plain(value) != facts.value(name)}
    if "statements" in real:
        known = facts.belongings["statements"]
        unknown = {"value": "", "note": ""}
        told = {feature: one for feature, one in real["statements"].items() if one != known.get(feature, unknown)}
        real |= {"statements": told}
        if not told:
            del real["statements"]
    return real


def plain(value: Any) -> Any:
    """A value as JSON keeps it, so that two can be compared; a number is the same with and without decimals."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, FieldFile):
        return value.name or ""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def digest(values: Mapping[str, Any]) -> str:
    """The same as long as the values are: what a form carries to notice that somebody else has changed them."""
    text = json.dumps({name: plain(value) for name, value in values.items()}, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
