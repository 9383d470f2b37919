"""The verbs: which status allows which, what each leaves behind, and that the house is told in the same transaction."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from activities import publication
from activities.freshness import Freshness, freshness
from activities.models import Activity, Occurrence, PublicationEvent, ScheduleException
from activities.models.publication import PublicationVerb as Verb
from activities.occurrences import materialise
from activities.publication import Circumstance, PublicationError
from activities.signals import activities_changed
from activities.vocabularies import PublicationStatus as Status
from tests.factories import (
    NOW,
    ActivityFactory,
    OccurrenceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

VERBS = {
    Verb.SUBMIT: publication.submit,
    Verb.SEND_BACK: publication.send_back,
    Verb.PUBLISH: publication.publish,
    Verb.PAUSE: publication.pause,
    Verb.RESUME: publication.resume,
    Verb.WITHDRAW: publication.withdraw,
    Verb.EXPIRE: publication.expire,
    Verb.CONFIRM: publication.confirm,
}
REFUSED = None
# Status by verb: what the activity becomes, or that it is refused.
TABLE = {
    #                   submit            send back     publish           pause          resume            withdraw          expire          confirm
    Status.DRAFT:     (Status.SUBMITTED, REFUSED,      Status.PUBLISHED, REFUSED,       REFUSED,          REFUSED,          REFUSED,        REFUSED),
    Status.SUBMITTED: (REFUSED,          Status.DRAFT, Status.PUBLISHED, REFUSED,       REFUSED,          Status.WITHDRAWN, REFUSED,        REFUSED),
    Status.PUBLISHED: (REFUSED,          REFUSED,      REFUSED,          Status.PAUSED, REFUSED,          Status.WITHDRAWN, Status.EXPIRED, Status.PUBLISHED),
    Status.PAUSED:    (REFUSED,          REFUSED,      REFUSED,          REFUSED,       Status.PUBLISHED, Status.WITHDRAWN, Status.EXPIRED, Status.PAUSED),
    Status.WITHDRAWN: (Status.SUBMITTED, REFUSED,      Status.PUBLISHED, REFUSED,       REFUSED,          REFUSED,          REFUSED,        REFUSED),
    Status.EXPIRED:   (Status.SUBMITTED, REFUSED,      Status.PUBLISHED, REFUSED,       REFUSED,          Status.WITHDRAWN, REFUSED,        REFUSED),
}  # fmt: skip
LATER = NOW + timedelta(days=30)


@pytest.fixture
def told() -> Iterator[list[frozenset[int]]]:
    """What the house was told."""
    heard: list[frozenset[int]] = []

    def hear(activity_ids: frozenset[int], **_kwargs: object) -> None:
        heard.append(activity_ids)

    activities_changed.connect(hear)
    yield heard
    activities_changed.disconnect(hear)


@pytest.mark.parametrize("status", list(TABLE), ids=lambda status: status.value)
@pytest.mark.parametrize(("place", "verb"), list(enumerate(VERBS)), ids=str)
def test_each_verb_from_each_status(status: Status, place: int, verb: Verb, told: list[frozenset[int]]) -> None:
    activity = PublishedActivityFactory(publication_status=status)
    becomes = TABLE[status][place]
    if becomes is REFUSED:
        with pytest.raises(PublicationError, match=r"kan ikke blive .* nu"):
            VERBS[verb](activity, now=LATER)
        assert (told, PublicationEvent.objects.count()) == ([], 0)
    else:
        VERBS[verb](activity, now=LATER)
        assert told == [frozenset({activity.pk})]
    activity.refresh_from_db()
    assert (activity.publication_status, activity.version) == ((becomes, 2) if becomes else (status, 1))


def test_a_verb_leaves_who_what_when_and_why() -> None:
    person = UserFactory()
    activity = PublishedActivityFactory()
    publication.pause(activity, now=LATER, by=person, reason="Sommerferie")
    assert PublicationEvent.objects.values("activity", "verb", "at", "by", "by_what", "reason", "version").get() == {
        "activity": activity.pk, "verb": "pause", "at": LATER, "by": person.pk, "by_what": "", "reason": "Sommerferie", "version": 2,
    }  # fmt: skip


def test_publishing_confirms_and_remembers_the_first_time() -> None:
    activity = ActivityFactory()
    publication.publish(activity, now=NOW, by_what="import")
    publication.withdraw(activity, now=NOW)
    publication.publish(activity, now=LATER)
    assert (activity.published_at, activity.confirmed_at, activity.confirm_by, activity.confirmed_by) == (
        NOW, LATER, LATER + timedelta(days=90), "organiser",
    )  # fmt: skip


def test_a_refusal_says_what_it_is() -> None:
    with pytest.raises(PublicationError) as refusal:
        publication.resume(ActivityFactory(title="Kaffe"), now=NOW)
    assert str(refusal.value) == "”Kaffe” kan ikke blive taget i brug igen nu. Den er: Kladde."


def test_a_verb_sees_what_somebody_else_did_meanwhile() -> None:
    activity = PublishedActivityFactory()
    publication.withdraw(Activity.objects.get(pk=activity.pk), now=NOW)
    with pytest.raises(PublicationError):
        publication.pause(activity, now=NOW)


def test_many_at_once_are_the_same_and_leave_the_unsuited_alone(told: list[frozenset[int]]) -> None:
    draft, shown = ActivityFactory(), PublishedActivityFactory()
    done = publication.perform_all([draft, shown], Verb.WITHDRAW, publication.to(Status.WITHDRAWN), Circumstance(NOW))
    assert (done, told) == (frozenset({shown.pk}), [frozenset({shown.pk})])
    assert list(Activity.objects.order_by("pk").values_list("publication_status", "version")) == [
        ("draft", 1),
        ("withdrawn", 2),
    ]


def coming() -> Occurrence:
    """The first coming Tuesday of a weekly activity."""
    schedule = ScheduleFactory()
    materialise(schedule.activity, now=NOW)
    return Occurrence.objects.filter(starts_at__gt=NOW).earliest("starts_at")


def test_one_date_is_called_off_and_the_others_stay(told: list[frozenset[int]]) -> None:
    occurrence = coming()
    told.clear()
    publication.cancel_occurrence(occurrence, now=NOW, reason="Lederen er syg")
    assert (occurrence.status, occurrence.reason) == ("cancelled", "Lederen er syg")
    assert Occurrence.objects.exclude(pk=occurrence.pk).filter(status="scheduled").count() == 26
    assert (told, PublicationEvent.objects.get().verb) == ([frozenset({occurrence.activity_id})], "cancel_occurrence")


def test_one_date_moves_keeps_its_length_and_comes_back() -> None:
    occurrence = coming()
    was, new = occurrence.starts_at, datetime(2026, 11, 26, 17, tzinfo=UTC)
    publication.move_occurrence(occurrence, new_starts_at=new, now=NOW)
    assert (occurrence.status, occurrence.starts_at, occurrence.ends_at) == ("moved", new, new + timedelta(hours=2))
    publication.cancel_occurrence(occurrence, now=NOW)
    assert (occurrence.status, occurrence.starts_at) == ("cancelled", was)
    publication.restore_occurrence(occurrence, now=NOW)
    assert (occurrence.status, occurrence.starts_at, ScheduleException.objects.count()) == ("scheduled", was, 0)


def test_what_has_begun_is_not_called_off() -> None:
    past = OccurrenceFactory(original_starts_at=NOW - timedelta(minutes=1))
    with pytest.raises(PublicationError, match="allerede begyndt"):
        publication.cancel_occurrence(past, now=NOW)


@pytest.mark.parametrize(
    ("starts", "ends", "sentence"),
    [(-1, None, "Den nye tid er allerede gået"), (5, 4, "Den nye sluttid skal ligge efter")],
)
def test_a_move_must_make_sense(starts: int, ends: int | None, sentence: str) -> None:
    new_ends_at = NOW + timedelta(hours=ends) if ends else None
    with pytest.raises(PublicationError, match=sentence):
        publication.move_occurrence(
            OccurrenceFactory(), new_starts_at=NOW + timedelta(hours=starts), new_ends_at=new_ends_at, now=NOW
        )


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, Freshness.FRESH),
        (89, Freshness.FRESH),
        (90, Freshness.ASK_FIRST),
        (110, Freshness.ASK_FIRST),
        (111, Freshness.HIDDEN),
    ],
)
def test_freshness_is_a_promise(days: int, state: Freshness) -> None:
    assert (
        freshness(PublishedActivityFactory.build(organisation=None, place=None), now=NOW + timedelta(days=days))
        == state
    )


def test_never_confirmed_is_not_fresh() -> None:
    assert freshness(ActivityFactory.build(organisation=None, place=None), now=NOW) == Freshness.NEVER_CONFIRMED
