"""Who has seen what of one reference, and everything kept under it: on a page and as files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from casework import audit, exports
from casework.case_pdf import render_case
from casework.models import AccessVerb
from casework.permissions import caseworkers_only, client_for
from casework.presentation import record_line
from casework.views.answers import attachment

MOST_SHOWN = 500


@require_safe
@caseworkers_only(AccessVerb.READ_RECORD)
def record_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The record of one reference, the newest first."""
    client = client_for(request, pk, AccessVerb.READ_RECORD)
    records = audit.records_of(client)
    context = {
        "client": client,
        "records": [record_line(one) for one in records[:MOST_SHOWN]],
        "is_cut": records.count() > MOST_SHOWN,
    }
    return render(request, "casework/record.html", context)


@require_safe
@caseworkers_only(AccessVerb.READ_RECORD)
def record_csv(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same as a table."""
    client = client_for(request, pk, AccessVerb.READ_RECORD, detail="csv")
    written = exports.record_as_csv(audit.records_of(client).iterator())
    return attachment(written, name="opslag.csv", kind="text/csv; charset=utf-8")


@require_safe
@caseworkers_only(AccessVerb.READ_RECORD)
def record_json(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same as data."""
    client = client_for(request, pk, AccessVerb.READ_RECORD, detail="json")
    written = exports.as_json(exports.record_as_data(audit.records_of(client).iterator()))
    return attachment(written, name="opslag.json", kind="application/json")


@require_safe
@caseworkers_only(AccessVerb.EXPORT)
def client_json(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything under one reference, as data."""
    client = client_for(request, pk, AccessVerb.EXPORT, detail="json")
    data = exports.as_data(client, now=timezone.now())
    return attachment(exports.as_json(data), name="reference.json", kind="application/json")


@require_safe
@caseworkers_only(AccessVerb.EXPORT)
def client_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same for people to read."""
    client = client_for(request, pk, AccessVerb.EXPORT, detail="pdf")
    return attachment(render_case(client, now=timezone.now()), name="reference.pdf", kind="application/pdf")
