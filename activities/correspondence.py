"""Where one writes to those who run an activity: its organisation's people, else the address it shows itself."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Prefetch

from accounts.models import UndeliverableAddress
from activities.models import Activity, Membership

PEOPLE = Prefetch("organisation__memberships", Membership.objects.select_related("user"))


def addresses_of(activities: Collection[Activity]) -> dict[int, list[str]]:
    """The addresses that take mail, by the id of each activity; an empty list where somebody has to phone.

    Costs one query for activities fetched with their `organisation` and the prefetched `PEOPLE`.
    """
    known = {activity.pk: _known(activity) for activity in activities}
    everybody = {address for addresses in known.values() for address in addresses}
    refused = set(UndeliverableAddress.objects.filter(email__in=everybody).values_list("email", flat=True))
    return {pk: [address for address in addresses if address not in refused] for pk, addresses in known.items()}


def _known(activity: Activity) -> list[str]:
    people = [one.user.email for one in activity.organisation.memberships.all() if one.user.is_active]
    shown = activity.contact_email or activity.organisation.contact_email
    return sorted({address.strip().lower() for address in (people or [shown]) if _is_address(address.strip())})


def _is_address(text: str) -> bool:
    """Lists we receive may hold anything."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
