"""Where one writes to those who run an activity: its organisation's people, else the address it shows itself."""

from collections import defaultdict
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.models import UndeliverableAddress
from activities.models import Activity, Membership


def addresses_of(activities: Collection[Activity]) -> dict[int, list[str]]:
    """The addresses that take mail, by the id of each activity; an empty list where somebody has to phone.

    Costs two queries for activities fetched with their `organisation`.
    """
    people = _people_of({activity.organisation_id for activity in activities})
    known = {activity.pk: _known(activity, people[activity.organisation_id]) for activity in activities}
    everybody = {address for addresses in known.values() for address in addresses}
    refused = set(UndeliverableAddress.objects.filter(email__in=everybody).values_list("email", flat=True))
    return {pk: [address for address in addresses if address not in refused] for pk, addresses in known.items()}


def _people_of(organisation_ids: Collection[int]) -> dict[int, list[str]]:
    """The addresses of those who edit. Plain values: prefetched rows refer to each other, and pile up in a long run."""
    found: dict[int, list[str]] = defaultdict(list)
    members = Membership.objects.filter(organisation__in=organisation_ids, user__is_active=True)
    for organisation_id, email in members.values_list("organisation", "user__email"):
        found[organisation_id].append(email)
    return found


def _known(activity: Activity, people: list[str]) -> list[str]:
    shown = activity.contact_email or activity.organisation.contact_email
    return sorted({address.strip().lower() for address in (people or [shown]) if _is_address(address.strip())})


def _is_address(text: str) -> bool:
    """Lists we receive may hold anything."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
