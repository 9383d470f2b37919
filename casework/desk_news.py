"""What waits on a caseworker's desk: days to follow up, answers that came, and activities on lists that are not as planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Activity
from activities.presentation.moments import day_words
from casework.answers import latest_answers
from casework.follow_up import due_for
from casework.models import Answer, Client, Recommendation, Shortlist
from casework.presentation_of_list import answer_line
from casework.shortlists import current_list
from casework.standing import coming_occurrences, standing_of

LATELY = timedelta(days=14)
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class News:
    """One line about one client; `is_due` for a day to follow up."""

    client: Client
    what: str
    title: str = ""
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class ListSummary:
    """How a client's list stands, in a few words."""

    count: int
    words: tuple[str, ...]


def due_news(person: User, *, now: datetime) -> list[News]:
    """Days to follow up that have come."""
    today = timezone.localdate(now)
    return [
        News(one.client, _("Følg op. Det var %(day)s.") % {"day": _day_of(one, today)}, is_due=True)
        for one in due_for(person, now=now)[:MOST_SHOWN]
    ]


def answer_news(person: User, *, now: datetime) -> list[News]:
    """Answers of the last two weeks, the newest first, one for each item."""
    rows = Answer.objects.filter(item__shortlist__client__owner=person, at__gt=now - LATELY)
    found: dict[int, Answer] = {}
    for one in rows.select_related("item__shortlist__client").order_by("-at", "-pk")[: 4 * MOST_SHOWN]:
        found.setdefault(one.item_id, one)
    return [_answer_news(one, now=now) for one in list(found.values())[:MOST_SHOWN]]


def trouble_news(person: User, *, now: datetime) -> list[News]:
    """Items of lists given along whose activity is cancelled next time, paused, gone, or no longer confirmed."""
    items = _items_given_along(person)
    coming = coming_occurrences([item.activity_id for item in items], now=now)
    standings = ((item, standing_of(item.activity, coming.get(item.activity_id or 0, []), now=now)) for item in items)
    found = [News(item.shortlist.client, one.words, item.title) for item, one in standings if one.is_amiss]
    return found[:MOST_SHOWN]


def list_summary(client: Client, *, now: datetime) -> ListSummary:
    """How many are on the list, what is amiss, what was answered, and when to follow up."""
    shortlist = current_list(client)
    if shortlist is None:
        return ListSummary(0, ())
    items = list(shortlist.items.select_related("activity"))
    coming = coming_occurrences([item.activity_id for item in items], now=now)
    words = [
        f"{item.title}: {one.words}"
        for item in items
        if (one := standing_of(item.activity, coming.get(item.activity_id or 0, []), now=now)).is_amiss
    ]
    answers = latest_answers(shortlist)
    words += [f"{item.title}: {_answer_words(answers[item.pk], now=now)}" for item in items if item.pk in answers]
    if shortlist.follow_up_on:
        day = _day_of(shortlist, timezone.localdate(now))
        words.append(_("Følg op %(day)s.") % {"day": day})
    return ListSummary(len(items), tuple(words))


def _items_given_along(person: User) -> list[Recommendation]:
    """Items of each client's newest list, once it has been given along."""
    newest: dict[int, Shortlist] = {}
    lists = Shortlist.objects.filter(client__owner=person).order_by("-created_at", "-pk")
    for one in lists.only("pk", "client_id", "handed_over_at"):
        newest.setdefault(one.client_id, one)
    given = [one.pk for one in newest.values() if one.handed_over_at]
    rows = Recommendation.objects.filter(shortlist__in=given).select_related("shortlist__client")
    return with_activities(rows.order_by("-shortlist__client__last_activity_at", "position"))


def with_activities(rows: Iterable[Recommendation]) -> list[Recommendation]:
    """Items with their activities, in one statement more."""
    items = list(rows)
    activities = Activity.objects.in_bulk({item.activity_id for item in items if item.activity_id})
    for item in items:
        item.activity = activities.get(item.activity_id or 0)
    return items


def _answer_news(one: Answer, *, now: datetime) -> News:
    return News(one.item.shortlist.client, _answer_words(one, now=now), one.item.title)


def _answer_words(one: Answer, *, now: datetime) -> str:
    line = answer_line(one, now=now)
    return f"{line.words} ({line.day})" if line else ""


def _day_of(shortlist: Shortlist, today: date) -> str:
    return day_words(shortlist.follow_up_on, today=today) if shortlist.follow_up_on else ""
