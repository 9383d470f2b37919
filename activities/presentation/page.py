"""Everything the page of one activity says, gathered before the template sees it."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.accessibility import known_facts
from activities.contact import Contact, whom_to_ask
from activities.freshness import Freshness, freshness, is_from_list
from activities.models import Activity, Occurrence
from activities.pictures import picture_url
from activities.presentation import accessibility, amounts, moments, rhythm
from activities.presentation.languages import current_language
from activities.presentation.listing import listed
from activities.presentation.pictures import Picture, picture_of
from activities.vocabularies import (
    Audience,
    Booking,
    CapacityStatus,
    Gender,
    Language,
    OccurrenceStatus,
    OnlineMode,
    PublicationStatus,
    Welcome,
)

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅÄÖ])")
MOST_DATES = 8
HAS_DATES = frozenset({"live", "stale", "ended"})


@dataclass(frozen=True, slots=True)
class DateLine:
    """One coming date. `state` is scheduled, cancelled or moved; `note` says why, or from when it was moved."""

    day: str
    clock: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Known:
    """One practical fact with the icon that stands beside it."""

    icon: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Audiences:
    """First-person sentences under the word for how they are welcomed."""

    welcome: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """What the template writes. `state` is live, stale, ended, paused, hidden or withdrawn.

    `called_off` says so where the nearest date does not take place; `next_words` are of the next that does.
    """

    activity: Activity
    state: str
    state_words: str
    picture: Picture
    called_off: str
    next_words: str
    where: str
    price: str
    rhythm: list[str]
    dates: list[DateLine]
    first_steps: list[str]
    paragraphs: list[str]
    welcome_grade: int
    welcome_words: str
    groups: list[accessibility.FactGroup]
    origin: str
    untold: list[accessibility.Untold]
    known: list[Known]
    audiences: list[Audiences]
    contact: Contact
    confirmed: str
    directions: list[tuple[str, str]]
    photo: str

    @property
    def is_open(self) -> bool:
        """Whether one can go there: dates, contact and calendar are shown."""
        return self.state in {"live", "stale"}

    @property
    def speaks_as_the_reader(self) -> bool:
        """Whether the language of the page is one that is spoken there."""
        return current_language() in self.activity.languages

    @property
    def is_stale(self) -> bool:
        """Whether one should call first."""
        return self.state == "stale"


def activity_page(activity: Activity, occurrences: list[Occurrence], *, now: datetime) -> ActivityPage:
    """Reads an activity (fetched `with_page_facts`) and its coming occurrences, cancelled ones included."""
    facts = known_facts(activity)
    grade = accessibility.welcome_grade(facts)
    groups = accessibility.fact_groups(facts, today=timezone.localdate(now))
    state = page_state(activity, occurrences, now=now)
    held = next((one for one in occurrences if one.status != OccurrenceStatus.CANCELLED), None)
    called_off = _called_off(occurrences, now) if state in HAS_DATES else ""
    return ActivityPage(
        activity=activity,
        state=state,
        state_words=state_words(state),
        picture=picture_of(activity.category, activity.organisation_id),
        called_off=called_off,
        next_words=_next_words(held, now, is_second=bool(called_off)) if held else "",
        where=where_words(activity),
        price=_price(activity),
        rhythm=rhythm.rhythm_words(activity.schedules.all()),
        dates=[_date_line(one, now) for one in occurrences[:MOST_DATES]],
        first_steps=sentences(activity.first_visit),
        paragraphs=[part.strip() for part in activity.description.split("\n") if part.strip()],
        welcome_grade=grade,
        welcome_words=accessibility.welcome_words(grade),
        groups=groups,
        origin=accessibility.common_origin(groups),
        untold=accessibility.untold(facts),
        known=practical_facts(activity, held),
        audiences=_audiences(activity),
        contact=whom_to_ask(activity),
        confirmed=_confirmed_words(activity, is_stale=state == "stale", now=now),
        directions=_directions(activity),
        photo=picture_url(activity.picture.name or ""),
    )


def page_state(activity: Activity, occurrences: list[Occurrence], *, now: datetime) -> str:
    """What has become of an activity: its record first, then its freshness, then its dates."""
    records = {PublicationStatus.PAUSED.value: "paused", PublicationStatus.WITHDRAWN.value: "withdrawn"}
    if activity.publication_status != PublicationStatus.PUBLISHED:
        return records.get(activity.publication_status, "hidden")
    known = freshness(activity, now=now)
    if known == Freshness.HIDDEN:
        return "hidden"
    if not any(one.status != OccurrenceStatus.CANCELLED for one in occurrences):
        return "ended"
    return "live" if known == Freshness.FRESH else "stale"


def state_words(state: str) -> str:
    """The sentence a page opens with when all is not well; empty when it is."""
    return {
        "stale": _("Vi har ikke hørt fra foreningen i en tid. Ring, før du går derhen."),
        "ended": _("Der er ingen kommende datoer lige nu. Spørg gerne foreningen, om der kommer flere."),
        "paused": _("Holder pause lige nu. Spørg gerne foreningen, hvornår det begynder igen."),
        "hidden": _("Vi har ikke hørt fra foreningen længe. Derfor står det her ikke længere på listen."),
        "withdrawn": _("Det her findes ikke mere."),
    }.get(state, "")


def sentences(text: str) -> list[str]:
    """A text in its sentences, so that each can be a step; "kl. 17.15" does not end one."""
    return [part.strip() for part in SENTENCE_END.split(text.strip()) if part.strip()]


def _called_off(occurrences: list[Occurrence], now: datetime) -> str:
    """That the nearest date is called off, and why; nothing where it takes place."""
    if not occurrences or occurrences[0].status != OccurrenceStatus.CANCELLED:
        return ""
    return moments.called_off_words(occurrences[0].starts_at, occurrences[0].reason, now=now)


def _next_words(held: Occurrence, now: datetime, *, is_second: bool) -> str:
    if is_second:
        return _("Næste gang er %(when)s.") % {"when": moments.dated_words(held.starts_at, now=now)}
    return moments.long_when_words(held.starts_at, now=now)


def _date_line(one: Occurrence, now: datetime) -> DateLine:
    day = moments.capitalised(moments.day_words(timezone.localdate(one.starts_at), today=timezone.localdate(now)))
    return DateLine(day, moments.clock_words(one.starts_at, one.ends_at), one.status, _date_note(one, now))


def _date_note(one: Occurrence, now: datetime) -> str:
    if one.status == OccurrenceStatus.CANCELLED:
        return _("Aflyst: %(reason)s") % {"reason": one.reason} if one.reason else _("Aflyst")
    if one.status == OccurrenceStatus.MOVED:
        words = _("Flyttet fra %(when)s") % {"when": moments.dated_words(one.original_starts_at, now=now)}
        return f"{words}: {one.reason}" if one.reason else words
    return ""


def practical_facts(activity: Activity, held: Occurrence | None) -> list[Known]:
    """Price, sign-up, room, length, ages, languages: what is not known is said for the first three, else left out."""
    rows = [
        Known("price", _("Pris"), _price(activity)),
        Known("check", _("Tilmelding"), booking_words(activity.booking)),
        Known("chair", _("Plads"), str(CapacityStatus(activity.capacity_status).label)),
        Known("clock", _("Så længe varer det"), _length_words(held)),
        Known("person", _("Alder"), amounts.age_words(activity.min_age, activity.max_age)),
        Known("people", _("Hvem"), "" if activity.gender == Gender.ANY else str(Gender(activity.gender).label)),
        Known("speech", _("Sprog"), language_words(activity.languages)),
        Known("screen", _("Hjemmefra"), _online_words(activity.online)),
    ]
    return [row for row in rows if row.value]


def where_words(activity: Activity) -> str:
    """The venue and its town in a line; nothing where nobody has told us."""
    if activity.is_only_online:
        return _("Hjemmefra, på nettet")
    if activity.place is None:
        return ""
    venue, town = activity.place.name or activity.place.street_address, activity.place.town
    return venue if town in venue else ", ".join(filter(None, [venue, town]))


def _price(activity: Activity) -> str:
    return amounts.marked_price(activity.price_dkk, activity.price_unit, activity.price_note)


def booking_words(code: str) -> str:
    """What one does before coming; silence is said as not known."""
    return str(Booking(code).label) if code else _("Vi ved ikke, om du skal melde dig til")


def language_words(codes: list[str]) -> str:
    """Names of languages; unknown codes are left out."""
    return moments.capitalised(listed([str(Language(code).label) for code in codes if code in Language.values]))


def _online_words(code: str) -> str:
    return str(OnlineMode(code).label) if code in {OnlineMode.YES, OnlineMode.BOTH} else ""


def _length_words(held: Occurrence | None) -> str:
    if held is None or held.ends_at is None:
        return ""
    minutes = int((held.ends_at - held.starts_at).total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    whole = ngettext("%(hours)d time", "%(hours)d timer", hours) % {"hours": hours}
    part = ngettext("%(minutes)d minut", "%(minutes)d minutter", rest) % {"minutes": rest}
    if hours and rest:
        return _("%(hours)s og %(minutes)s") % {"hours": whole, "minutes": part}
    return whole if hours else part


def _confirmed_words(activity: Activity, *, is_stale: bool, now: datetime) -> str:
    return moments.confirmed_words(
        activity.confirmed_at, is_from_list=is_from_list(activity), is_stale=is_stale, now=now
    )


def _audiences(activity: Activity) -> list[Audiences]:
    said = list(activity.audiences.all())
    kinds = [
        (str(welcome.label), tuple(str(Audience(one.audience).label) for one in said if one.welcome == welcome))
        for welcome in (Welcome.ONLY, Welcome.ESPECIALLY, Welcome.OPEN)
    ]
    return [Audiences(label, words) for label, words in kinds if words]


def _directions(activity: Activity) -> list[tuple[str, str]]:
    """Plain links out of the site: nothing is asked of them before they are followed."""
    place = activity.place
    if place is None or not place.has_point or activity.is_only_online:
        return []
    address = urlencode({"": place.address})[1:]
    return [
        (str(link["name"]), str(link["url"]).format(lat=place.latitude, lon=place.longitude, address=address))
        for link in settings.DIRECTION_LINKS
    ]
