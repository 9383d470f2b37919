"""Imports one file of the exchange table for one source, from the command line or from a page."""

import hashlib
from datetime import datetime
from pathlib import Path

from activities.importers.base import Progress, Wishes, run_import
from activities.importers.exchange_table import ExchangeTable
from activities.importers.report import Report
from activities.models import Source
from activities.recurrence import COPENHAGEN


def import_file(
    path: Path, *, source: Source, now: datetime, wishes: Wishes, roll_forward: bool = False, progress: Progress
) -> Report:
    """Imports a CSV or XLSX file and notes when the source last handed us which file. Raises BrokenFile."""
    table = ExchangeTable(path, today=now.astimezone(COPENHAGEN).date(), roll_forward=roll_forward)
    report = run_import(table, source=source, now=now, wishes=wishes, progress=progress)
    if not wishes.dry_run:
        Source.objects.filter(pk=source.pk).update(imported_at=now, imported_digest=digest_of(path))
    return report


def digest_of(path: Path) -> str:
    """The same as long as the file is the same (SHA-256)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
