"""Warns of probable duplicates: an activity much like another of the same organisation, or at the same place and time."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from activities.models import Activity, Schedule
from activities.vocabularies import PublicationStatus

OVER = (PublicationStatus.WITHDRAWN, PublicationStatus.EXPIRED)
ALIKE_OF_ONE_ORGANISATION = 80
ALIKE_AT_ONE_PLACE = 60
ALIKE_AT_ONE_TIME = 40
MOST = 3


def probable_duplicates(activity: Activity) -> list[Activity]:
    """At most three others that may be the same, the likest first; a draft of somebody else is never shown."""
    if not activity.title:
        return []
    scored = [(_likeness(activity, other), other) for other in _neighbours(activity)]
    likely = sorted(((score, other) for score, other in scored if score), key=lambda pair: -pair[0])
    return [other for _score, other in likely[:MOST]]


def _neighbours(activity: Activity) -> QuerySet[Activity]:
    own = Q(organisation=activity.organisation_id)
    there = Q(place=activity.place_id, place__isnull=False) & Q(publication_status=PublicationStatus.PUBLISHED)
    others = Activity.objects.filter(own | there).exclude(pk=activity.pk).exclude(publication_status__in=OVER)
    return others.select_related("organisation", "place").prefetch_related("schedules")


def _likeness(one: Activity, other: Activity) -> float:
    """0 for two that are not the same; else 40 to 100."""
    titles = fuzz.token_sort_ratio(one.title.casefold(), other.title.casefold())
    at_one_place = one.place_id is not None and one.place_id == other.place_id
    at_one_time = bool(_times(one.schedules.all()) & _times(other.schedules.all()))
    if at_one_place and at_one_time and one.category == other.category:
        needed = ALIKE_AT_ONE_TIME
    else:
        needed = ALIKE_AT_ONE_PLACE if at_one_place and at_one_time else ALIKE_OF_ONE_ORGANISATION
    is_near = one.organisation_id == other.organisation_id or at_one_place
    return titles if is_near and titles >= needed else 0


def _times(schedules: Iterable[Schedule]) -> set[tuple[str, object]]:
    """Rule, or date, with the time: what two schedules share when one goes to both at once."""
    return {(one.rrule or one.start_date.isoformat(), one.start_time) for one in schedules}
