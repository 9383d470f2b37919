"""`python -m benchmarks.confirmations --count 10000`: asks about that many activities in one run, and says how long and how much memory.

A new SQLite file in var/bench/ is filled, asked about and thrown away; DATABASE_URL may name another, empty database.
"""

import argparse
import os
import resource
import time
from datetime import timedelta
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "var" / "bench" / "confirmations.sqlite3"


def main() -> None:
    """Fills, asks, and prints one line per tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    count = parser.parse_args().count
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.unlink(missing_ok=True)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{FILE}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    _fill(count)
    _ask(count)
    FILE.unlink(missing_ok=True)


def _fill(count: int) -> None:
    """Published activities of a hundred organisations, all of them due."""
    from django.core.management import call_command
    from django.utils import timezone

    from activities.models import Activity, Organisation

    call_command("migrate", verbosity=0)
    confirmed = timezone.now() - timedelta(days=95)
    owners = [Organisation(name=f"Foreningen {number}", slug=f"f-{number}") for number in range(100)]
    Organisation.objects.bulk_create(owners)
    Activity.objects.bulk_create(
        (
            Activity(
                organisation=owners[number % len(owners)], title=f"Kaffe {number}", category="coffee_social",
                contact_email=f"f{number % len(owners)}@example.dk", publication_status="published",
                published_at=confirmed, confirmed_at=confirmed, confirm_by=confirmed + timedelta(days=90),
            )
            for number in range(count)
        ),
        batch_size=1000,
    )  # fmt: skip


def _ask(count: int) -> None:
    from django.utils import timezone

    from activities.bulk import modest_cache
    from activities.confirmation import ask_everybody

    began, tenth = time.perf_counter(), max(1, count // 10)
    next_line = tenth
    print(f"{'activities':>10} {'mails':>8} {'seconds':>8} {'peak MB':>8}")
    with modest_cache():
        for asked in ask_everybody(now=timezone.now()):
            if asked.activities >= next_line:
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                seconds = time.perf_counter() - began
                print(f"{asked.activities:10,} {asked.mails:8,} {seconds:8.1f} {peak:8.0f}", flush=True)
                next_line += tenth


if __name__ == "__main__":
    main()
