"""Beginning an activity: from nothing, from a template, or as a copy of an earlier one; and sending it off."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import User
from activities import publication
from activities.belongings import read_belongings, write_belongings
from activities.models import Activity, FeatureStatement, Organisation
from activities.permissions import publishes_at_once
from activities.revision import EDITABLE_FIELDS
from activities.vocabularies import Booking, CapacityStatus, Category, OnlineMode


@dataclass(frozen=True, slots=True)
class Template:
    """What one begins with: plain words to change, never a claim about access."""

    code: str
    label: str | Promise
    what: str | Promise
    values: dict[str, Any]


TEMPLATES: tuple[Template, ...] = (
    Template(
        "kaffe",
        _("Kaffemøde"),
        _("Kaffe og snak ved et bord"),
        {
            "title": _("Kaffe og snak"),
            "category": Category.COFFEE_SOCIAL,
            "summary": _("Kom og få en kop kaffe og en snak. Du må gerne bare lytte."),
            "description": _(
                "Vi sidder om et bord og drikker kaffe. Vi taler om stort og småt. Du behøver ikke sige noget. Kom og gå, som det passer dig."
            ),
            "first_visit": _(
                "Gå bare ind. En af os siger goddag og finder en plads til dig. Du skal ikke have noget med."
            ),
            "booking": Booking.DROP_IN,
        },
    ),
    Template(
        "traening",
        _("Træning"),
        _("Bevægelse for alle kroppe"),
        {
            "title": _("Træning for alle"),
            "category": Category.MOVEMENT,
            "summary": _("Kom og rør dig sammen med andre. Du gør det på din egen måde."),
            "description": _(
                "Vi varmer op og laver nemme øvelser. Du kan stå eller sidde. Du holder pause, når du vil. Bagefter snakker vi lidt."
            ),
            "first_visit": _("Kom ti minutter før. Træneren viser dig rundt. Tag sko på, du kan bevæge dig i."),
            "booking": Booking.DROP_IN,
        },
    ),
    Template(
        "gaatur",
        _("Gåtur"),
        _("En tur ud sammen"),
        {
            "title": _("Gåtur med snak"),
            "category": Category.OUTDOORS,
            "summary": _("Kom med på en rolig tur. Vi går, så alle kan følge med."),
            "description": _(
                "Vi går en tur på en times tid. Vi holder pauser undervejs. Til sidst får vi en kop kaffe."
            ),
            "first_visit": _("Vi mødes ved døren. En af os venter på dig. Tag sko på, du kan gå i."),
            "booking": Booking.DROP_IN,
        },
    ),
)
BY_CODE = {template.code: template for template in TEMPLATES}


def begin(organisation: Organisation, *, template: str = "") -> Activity:
    """A new draft; with a template's words where one is chosen."""
    chosen = BY_CODE.get(template)
    with override(settings.LANGUAGE_CODE):  # what is written is read by everybody, whatever the desk's language
        values = {name: str(value) for name, value in chosen.values.items()} if chosen else {}
    price = {"price_dkk": Decimal(0)} if chosen else {}
    return Activity.objects.create(
        organisation=organisation,
        online=OnlineMode.NO if chosen else "",
        languages=["da"] if chosen else [],
        **values,
        **price,
    )


def copy_of(activity: Activity, *, now: datetime) -> Activity:
    """A draft like another of the same organisation; what lies behind is not copied, and room is not known."""
    with transaction.atomic():
        fields = {name: getattr(activity, name) for name in EDITABLE_FIELDS} | {
            "capacity_status": CapacityStatus.UNKNOWN
        }
        steps = [code for code in activity.reviewed_steps if code != "hvornaar"]
        copy = Activity.objects.create(organisation=activity.organisation, reviewed_steps=steps, **fields)
        belongings = read_belongings(activity)
        schedules = [
            one for plain in belongings["schedules"] if (one := _still_to_come(plain, timezone.localdate(now)))
        ]
        write_belongings(copy, {"audiences": belongings["audiences"], "schedules": schedules}, now=now)
        FeatureStatement.objects.bulk_create(_copied(one, copy) for one in activity.statements.all())
    return copy


def _copied(statement: FeatureStatement, activity: Activity) -> FeatureStatement:
    statement.pk, statement.activity, statement._state.adding = None, activity, True  # noqa: SLF001 (documented by Django)
    return statement


def _still_to_come(plain: dict[str, Any], today: date) -> dict[str, Any] | None:
    """A schedule that goes on begins today; one that is over is left out."""
    start, end = date.fromisoformat(plain["start_date"]), plain["end_date"]
    if start >= today:
        return plain
    is_over = not plain["rrule"] or (end is not None and date.fromisoformat(end) < today)
    begins = start if "INTERVAL" in plain["rrule"] else today
    return None if is_over else plain | {"start_date": begins.isoformat()}


def send(activity: Activity, *, by: User, now: datetime) -> bool:
    """Shows an activity at once where that waits for nobody, else sends it to an approver; says whether it is shown.

    Raises PublicationError where its status forbids it.
    """
    if publishes_at_once(by, activity.organisation):
        publication.publish(activity, now=now, by=by)
        return True
    publication.submit(activity, now=now, by=by)
    return False
