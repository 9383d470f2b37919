"""Everybody who may come by, and one of everything there is an address for: what the table of pages is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.core import signing
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone

from accounts.models import Role, User
from activities import confirmation, following, questions
from activities.models import Activity, Follower, Membership, PlaceProposal, PublicReport, Question
from activities.models.trust import ConfirmationRequest
from activities.revision import propose
from tests.factories import (
    ActivityFactory,
    ApproverFactory,
    MembershipFactory,
    OccurrenceFactory,
    OrganisationFactory,
    PlaceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    UserFactory,
)

PEOPLE = ("anonymous", "stranger", "editor", "owner", "approver", "caseworker", "team lead", "administrator")
UNIT = "Fællesskaber"
Statuses = tuple[int, ...]
Table = dict[str, Statuses]


@dataclass
class World:
    """`people` by the names of PEOPLE; `things` are ids and tokens by the words in braces of the table's addresses."""

    people: dict[str, User | None] = field(default_factory=dict)
    things: dict[str, object] = field(default_factory=dict)

    def answers(self, address: str) -> Iterator[int]:
        """The status everybody gets for an address of the table ("GET /forening/"), in the order of PEOPLE."""
        method, path = address.format(**self.things).split(" ")
        for name in PEOPLE:
            browser, person = Client(raise_request_exception=False), self.people[name]
            if person:
                browser.force_login(person)
            yield browser.generic(method, path).status_code


def everything() -> World:
    """One organisation with an owner and an editor, what it runs, what waits for an approver, and who else there is."""
    organisation = OrganisationFactory(name="Kaffevennerne", verified_at=timezone.now())
    world = World()
    world.people = {
        "anonymous": None,
        "stranger": MembershipFactory(role="owner").user,
        "editor": MembershipFactory(organisation=organisation).user,
        "owner": MembershipFactory(organisation=organisation, role="owner").user,
        "approver": ApproverFactory(),
        "caseworker": UserFactory(role=Role.CASEWORKER, unit=UNIT),
        "team lead": UserFactory(role=Role.TEAM_LEAD, unit=UNIT),
        "administrator": UserFactory(role=Role.ADMINISTRATOR, is_staff=True, is_superuser=True),
    }
    world.things = {"organisation": organisation.pk, "slug": "kaffe", "forged": "forged"}
    _shown(world)
    _waiting(world)
    return world


def _shown(world: World) -> None:
    now, organisation = timezone.now(), world.things["organisation"]
    place = PlaceFactory(owner_id=organisation)
    shown: Activity = PublishedActivityFactory(
        organisation_id=organisation, title="Kaffe", place=place, confirmed_at=now, contact_email="kaffe@example.dk"
    )
    date = OccurrenceFactory(schedule=ScheduleFactory(activity=shown), original_starts_at=now + timedelta(days=1))
    stale = PublishedActivityFactory(organisation_id=organisation, confirmed_at=now - timedelta(days=100))
    ConfirmationRequest.objects.create(activity=stale, confirm_by=stale.confirm_by, round=3, asked_at=now, letters=0)
    asked = Question.objects.create(activity=shown, feature="lift", asked_at=now)
    follower = Follower.objects.create(activity=shown, email="a@example.dk", language="da", asked_at=now)
    follow_token = signing.dumps([follower.pk, follower.asked_at.isoformat()], salt=following.SALT)
    draft = ActivityFactory(organisation_id=organisation, title="Kladde", place=None)
    world.things |= {
        "activity": shown.pk, "date": date.pk, "stale": stale.pk, "draft": draft.pk, "place": place.pk,
        "asked": questions.token_of(asked), "still": confirmation.token_of(stale), "follow": follow_token,
        "source": 1, "picture": "0" * 32, "schedule": date.schedule_id,
    }  # fmt: skip


def _waiting(world: World) -> None:
    now, organisation = timezone.now(), world.things["organisation"]
    shown = Activity.objects.get(pk=world.things["activity"])
    new = MembershipFactory(role="owner").organisation
    submitted = ActivityFactory(organisation_id=organisation, publication_status="submitted")
    edit = propose(shown, changes={"title": "Nyt"}, base_version=shown.version, by=world.people["editor"] or User())
    report = PublicReport.objects.create(activity=shown, reason="time", sent_at=now)
    proposal = PlaceProposal.objects.create(
        place_id=world.things["place"], feature="lift", value="no", activity=submitted, proposed_at=now
    )
    editor = Membership.objects.get(user=world.people["editor"])
    world.things |= {
        "new": new.pk, "submitted": submitted.pk, "edit": edit.pk, "report": report.pk, "proposal": proposal.pk,
        "member": editor.pk,
    }  # fmt: skip


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Every address the site knows, as it is written in the lists of addresses."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from routes(one, route)


def route_of(address: str, things: dict[str, object]) -> str:
    """The one an address of the table leads to."""
    return resolve(address.format(**things).split(" ")[1].partition("?")[0]).route
