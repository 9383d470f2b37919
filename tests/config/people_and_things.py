"""Everybody who may come by, and one of everything there is an address for: what the table of pages is about."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl

from django.contrib.auth.models import Group
from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone

from accounts.models import Role, UndeliverableAddress, User
from activities import confirmation, following, questions
from activities.models import (
    Activity,
    Follower,
    Invitation,
    Membership,
    Occurrence,
    PlaceProposal,
    PublicReport,
    Question,
)
from activities.models.trust import ConfirmationRequest
from activities.occurrences import materialise
from activities.revision import propose
from finder.models import Wish
from tests.factories import (
    ActivityFactory,
    ApproverFactory,
    MembershipFactory,
    OrganisationFactory,
    PlaceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    SourceFactory,
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
    things: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def answers(self, address: str) -> Statuses:
        """The status each of PEOPLE gets for an address of the table ("POST /sti/?ord=ja"); whatever it did is taken back."""
        method, path = address.format(**self.things).split(" ", 1)
        return tuple(self._answer(name, method, path) for name in PEOPLE)

    def _answer(self, name: str, method: str, path: str) -> int:
        browser = Client(raise_request_exception=False)
        if name in self.keys:
            browser.cookies["sessionid"] = self.keys[name]
        where, _mark, said = path.partition("?")
        before = transaction.savepoint()
        answer = browser.get(path) if method == "GET" else browser.post(where, dict(parse_qsl(said)))
        transaction.savepoint_rollback(before)
        return int(answer.status_code)

    def sign_in(self) -> None:
        """Everybody but the anonymous."""
        for name, person in self.people.items():
            if person:
                browser = Client()
                browser.force_login(person)
                self.keys[name] = browser.cookies["sessionid"].value


def everything() -> World:
    """One organisation with an owner and an editor, what it runs, what waits for an approver, and who else there is."""
    organisation = OrganisationFactory(name="Kaffevennerne", slug="kaffe", verified_at=timezone.now())
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
    _administered(world)
    world.sign_in()
    return world


def _shown(world: World) -> None:
    now, organisation = timezone.now(), world.things["organisation"]
    place = PlaceFactory(owner_id=organisation)
    shown: Activity = PublishedActivityFactory(
        organisation_id=organisation, title="Kaffe", place=place, confirmed_at=now, contact_email="kaffe@example.dk"
    )
    ScheduleFactory(activity=shown)
    materialise(shown, now=now)
    date = Occurrence.objects.filter(activity=shown).coming(now)[0]
    stale = PublishedActivityFactory(organisation_id=organisation, confirmed_at=now - timedelta(days=100))
    ConfirmationRequest.objects.create(activity=stale, confirm_by=stale.confirm_by, round=3, asked_at=now, letters=0)
    asked = Question.objects.create(activity=shown, feature="lift", asked_at=now)
    follower = Follower.objects.create(activity=shown, email="a@example.dk", language="da", asked_at=now)
    default_storage.save(f"pictures/{'0' * 32}.jpg", ContentFile(b""))
    follow_token = signing.dumps([follower.pk, follower.asked_at.isoformat()], salt=following.SALT)
    draft = ActivityFactory(organisation_id=organisation, title="Kladde", place=None)
    world.things |= {
        "activity": shown.pk, "date": date.pk, "stale": stale.pk, "draft": draft.pk, "place": place.pk,
        "asked": questions.token_of(asked), "still": confirmation.token_of(stale), "follow": follow_token,
        "schedule": date.schedule_id, "picture": "0" * 32,
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
    editor, owner = (Membership.objects.get(user=world.people[name]) for name in ("editor", "owner"))
    invitation = Invitation.objects.create(
        organisation_id=organisation, email="c@example.dk", asked_by=owner.user, asked_at=now
    )
    world.things |= {
        "new": new.pk, "submitted": submitted.pk, "edit": edit.pk, "report": report.pk, "proposal": proposal.pk,
        "member": editor.pk, "owning": owner.pk, "invitation": invitation.pk,
    }  # fmt: skip


def _administered(world: World) -> None:
    owner = world.people["owner"]
    refused = UndeliverableAddress.objects.create(email="x@example.dk", refused_at=timezone.now(), smtp_code=550)
    world.things |= {
        "user": owner.pk if owner else 0, "refused": refused.pk, "source": SourceFactory().pk,
        "group": Group.objects.create(name="Alle").pk, "wish": Wish.objects.create(need="calm", wished_on=timezone.localdate()).pk,
    }  # fmt: skip


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Every address the site knows, as it is written in the lists of addresses."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + (str(one.pattern).removeprefix("^") if before else str(one.pattern))
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from routes(one, route)


def route_of(address: str, things: dict[str, Any]) -> str:
    """The one an address of the table leads to; a thing we do not know has the number one."""
    return resolve(address.format_map(defaultdict(lambda: 1, things)).split(" ")[1].partition("?")[0]).route
