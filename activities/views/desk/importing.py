"""Laying a whole list in: the exchange table in the browser, looked through first, with the same report."""

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest, signed_in
from activities.importers.base import Wishes, run_import
from activities.importers.empty_table import empty_table
from activities.importers.exchange_table import OTHER_COLUMNS, REQUIRED_COLUMNS
from activities.importers.own_table import OwnTable, source_of
from activities.importers.report import BrokenFile, Report
from activities.leftovers import LISTS, LISTS_KEPT
from activities.models import Organisation
from activities.permissions import organisations_for, publishes_at_once

UNPROCESSABLE = 422
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 5 * 1024 * 1024
SHOWN_PROBLEMS = 200
SALT = "activities.import"


class UploadError(ValueError):
    """A file that cannot be taken; its text says why."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_import(request: SignedInRequest, pk: int) -> HttpResponse:
    """Looks a file through, and lays it in when asked; only where nobody needs to read it first.

    What lacks something the desk asks for before it shows anything becomes a draft, and the page says what it lacks.
    """
    organisation = get_object_or_404(organisations_for(request.user), pk=pk)
    context: dict[str, object] = {
        "organisation": organisation,
        "may": publishes_at_once(request.user, organisation),
        "required": REQUIRED_COLUMNS,
        "other": OTHER_COLUMNS,
        "report": None,
        "kept": "",
        "problem": "",
    }
    if request.method != "POST" or not context["may"]:
        return render(request, "desk/import.html", context)
    try:
        name = _uploaded(request)
        report = _run(name, organisation, is_trial="_lay_in" not in request.POST)
    except (UploadError, BrokenFile) as error:
        return render(request, "desk/import.html", context | {"problem": str(error)}, status=UNPROCESSABLE)
    return render(request, "desk/import.html", context | _told(name, report, is_trial="_lay_in" not in request.POST))


@require_safe
@signed_in
def desk_import_table(request: SignedInRequest, pk: int) -> HttpResponse:
    """An empty table to fill in."""
    get_object_or_404(organisations_for(request.user), pk=pk)
    headers = {"Content-Disposition": 'attachment; filename="aktiviteter.xlsx"'}
    return HttpResponse(empty_table(), content_type=XLSX, headers=headers)


def _told(name: str, report: Report, *, is_trial: bool) -> dict[str, object]:
    """What the page says; a file that was only looked at is kept for two hours, so that nobody chooses it twice."""
    if not is_trial:
        default_storage.delete(name)
    return {
        "report": report,
        "is_trial": is_trial,
        "rejections": list(report.rejections)[:SHOWN_PROBLEMS],
        "remarks": list(report.remarks)[:SHOWN_PROBLEMS],
        "held_back": report.held_back[:SHOWN_PROBLEMS],
        "kept": signing.dumps(name, salt=SALT) if is_trial and report.accepted else "",
    }


def _uploaded(request: SignedInRequest) -> str:
    """The name the file is stored under; raises UploadError."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _kept(request.POST.get("kept", ""))
    if (file.size or 0) > MOST_BYTES:
        raise UploadError(_("Filen fylder for meget. Den må højst fylde 5 MB. Del den i flere."))
    return default_storage.save(f"{LISTS}/{uuid4().hex}", file)


def _kept(token: str) -> str:
    try:
        name: str = signing.loads(token, salt=SALT, max_age=LISTS_KEPT) if token else ""
    except signing.BadSignature:
        name = ""
    if not name or not default_storage.exists(name):
        raise UploadError(_("Vælg en fil først."))
    return name


def _run(name: str, organisation: Organisation, *, is_trial: bool) -> Report:
    now = timezone.now()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        with default_storage.open(name) as stored:
            path.write_bytes(stored.read())
        table = OwnTable(path, organisation=organisation, today=timezone.localdate(now))
        wishes = Wishes(publish=True, only_whole=True, dry_run=is_trial, organisation=organisation)
        return run_import(
            table, source=source_of(organisation), now=now, wishes=wishes, progress=lambda _what, _rows: None
        )
