"""How any import runs: read the whole file without writing, then store in short transactions, retire only when asked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Protocol

from activities.bulk import modest_cache
from activities.importers.cells import Cells
from activities.importers.records import ActivityRecord
from activities.importers.report import Problem, Report
from activities.importers.retiring import retire_missing
from activities.importers.store import Store
from activities.models import Organisation, Source

BATCH = 200

Row = tuple[Cells, ActivityRecord | None]
Progress = Callable[[str, int], None]


class Table(Protocol):
    """What can be imported: rows that can be read more than once, each time the same."""

    def rows(self) -> Iterator[Row]:
        """Each row with its problems, and the activity when there are none. Raises BrokenFile."""

    def unknown_columns(self) -> list[Problem]:
        """A remark for each column that is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is to happen to what was read."""

    publish: bool = False
    only_whole: bool = False  # of what is new, show no more than what the desk would: the rest stays drafts
    retire: bool = False
    dry_run: bool = False
    organisation: Organisation | None = None  # all rows are this one's, whatever the source calls it


def run_import(table: Table, *, source: Source, now: datetime, wishes: Wishes, progress: Progress) -> Report:
    """Imports a table. Raises BrokenFile before anything is written, not even a new source.

    An interrupted run is simply run again: what is stored already is unchanged.
    """
    report = Report()
    external_ids = _validate(table, report, progress)
    if wishes.dry_run:
        return report
    if source._state.adding:  # noqa: SLF001 (documented by Django)
        source.save()
    store = Store(
        source,
        now=now,
        publish=wishes.publish,
        only_whole=wishes.only_whole,
        report=report,
        organisation=wishes.organisation,
    )
    with modest_cache():
        for batch in _batches(_accepted(table)):
            store.save(batch)
            progress("stored", report.stored)
    if wishes.retire:
        retire_missing(source, external_ids, now=now, report=report)
    return report


def _validate(table: Table, report: Report, progress: Progress) -> set[str]:
    """The first pass: counts and keeps what is wrong; returns every id in the file, of refused rows too."""
    for remark in table.unknown_columns():
        report.remarks.add(remark)
    external_ids: set[str] = set()
    for number, (cells, record) in enumerate(table.rows(), start=1):
        external_ids.add(cells.raw("external_id"))
        _note(cells, record, report)
        if number % BATCH == 0:
            progress("checked", number)
    return external_ids


def _note(cells: Cells, record: ActivityRecord | None, report: Report) -> None:
    report.rejected += record is None
    report.accepted += record is not None
    for problem in cells.problems:
        report.rejections.add(problem)
    for remark in cells.remarks:
        report.remarks.add(remark)


def _accepted(table: Table) -> Iterator[ActivityRecord]:
    return (record for _cells, record in table.rows() if record is not None)


def _batches(records: Iterable[ActivityRecord]) -> Iterator[list[ActivityRecord]]:
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        yield batch
