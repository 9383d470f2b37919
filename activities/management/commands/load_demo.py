"""Loads the demo activities and keeps them fresh: `manage.py load_demo`, safe and quick to run at every start."""

from argparse import ArgumentParser
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import User
from activities import publication, questions
from activities.importers.base import Wishes
from activities.importers.files import digest_of, import_file
from activities.models import Activity, Membership, MembershipRole, Organisation, Source
from activities.models.publication import PublicationVerb
from activities.occurrences import materialise_and_tell
from activities.publication import Circumstance
from activities.vocabularies import AccessibilityFeature

DEMO_FILE = Path(__file__).resolve().parents[2] / "data" / "demo" / "activities.csv"
DEMO_SOURCE = "demo"
DEMO_ORGANISER = "forening@example.dk"
RECONFIRM_BEFORE = timedelta(days=60)
BY_WHAT = "demo"


class Command(BaseCommand):
    """Imports when the file is new or something has ended; confirms when a confirmation would soon run out."""

    help = "Loads the demo activities (fictional associations in real towns) and keeps them fresh."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The moment it is to be."""
        parser.add_argument("--at", type=_moment, help="as at this moment (ISO 8601)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Does what is missing and nothing else."""
        now: datetime = options["at"] or timezone.now()
        source, _is_new = Source.objects.get_or_create(code=DEMO_SOURCE, defaults={"name": "Eksempler"})
        if source.imported_digest != digest_of(DEMO_FILE) or _has_ended(source, now):
            report = import_file(
                DEMO_FILE, source=source, now=now, wishes=Wishes(publish=True), roll_forward=True, progress=_in_silence
            )
            # Rows that did not change have not been looked at, and their dates may lie a long pause behind.
            materialise_and_tell(_ids(source), now=now)
            self.stdout.write(
                f"Demo: {report.created} created, {report.changed} changed, {report.unchanged} unchanged."
            )
        confirmed = _confirm_again(source, now)
        _join_demo_organiser(source, now)
        self.stdout.write(
            f"Demo: {Activity.objects.filter(source=source).count()} activities, {confirmed} confirmed again."
        )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _in_silence(_what: str, _rows: int) -> None:
    """240 rows need no progress."""


def _ids(source: Source) -> list[int]:
    return list(Activity.objects.filter(source=source).values_list("pk", flat=True))


def _has_ended(source: Source, now: datetime) -> bool:
    published = Activity.objects.published().filter(source=source)
    return published.exclude(occurrences__starts_at__gte=now).exists()


def _confirm_again(source: Source, now: datetime) -> int:
    due = Activity.objects.published().filter(source=source, confirm_by__lt=now + RECONFIRM_BEFORE)
    circumstance = Circumstance(now, by_what=BY_WHAT)

    def deed(activity: Activity) -> None:
        publication.mark_confirmed(activity, circumstance)

    return len(publication.perform_all(list(due), PublicationVerb.CONFIRM, deed, circumstance))


def _join_demo_organiser(source: Source, now: datetime) -> None:
    """Where demo accounts are made, their organiser owns the first association of the file, verified and with four activities.

    Somebody has just asked about one of them, so that the desk has something to do.
    """
    organiser = User.objects.filter(email=DEMO_ORGANISER).first() if settings.DEMO_ACCOUNTS else None
    organisation = Organisation.objects.filter(source=source).order_by("pk").first()
    if organiser is None or organisation is None:
        return
    owner = {"role": MembershipRole.OWNER}
    _row, is_new = Membership.objects.get_or_create(user=organiser, organisation=organisation, defaults=owner)
    if is_new:
        Organisation.objects.filter(pk=organisation.pk, verified_at=None).update(verified_at=now)
        first = Activity.objects.published().filter(organisation=organisation).earliest("pk")
        questions.ask(first.pk, AccessibilityFeature.COME_ALONE, now=now)
