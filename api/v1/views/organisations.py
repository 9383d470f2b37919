"""Those who run something: associations, churches, volunteers, the municipality."""

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from activities.models import Organisation
from api.problems import NoSuchThing
from api.resource import Resource, reply
from api.v1 import documents
from api.v1.addresses import Addresses
from api.v1.lists import Listing, named_like
from api.v1.reading import identity, read_values, refuse_other_than
from api.v1.tables import OF_ORGANISATIONS


def organisation_body(organisation: Organisation, activity_count: int, addresses: Addresses) -> dict[str, Any]:
    """One organisation; `activities` is the address that finds what it runs."""
    return {
        "id": str(organisation.pk),
        "external_id": organisation.external_id or None,
        "name": organisation.name,
        "url": addresses.site + organisation.get_absolute_url(),
        "kind": organisation.kind,
        "summary": organisation.summary,
        "website": organisation.website or None,
        "contact": {"phone": organisation.contact_phone or None, "email": organisation.contact_email or None},
        "is_verified": organisation.is_verified,
        "activity_count": activity_count,
        "activities": addresses.list_of("activities", [("organisation", str(organisation.pk))]),
    }


LISTING = Listing("organisations", "organisation", organisation_body)


class OrganisationList(Resource):
    """Those with something published, by name."""

    @documents.organisations
    def get(self, request: Request) -> HttpResponse:
        """One page of them."""
        asked = read_values(request.query_params, OF_ORGANISATIONS)
        found = LISTING.active(Organisation.objects.order_by("name", "pk"))
        if "q" in asked:
            found = named_like(found, asked["q"])
        if "kind" in asked:
            found = found.filter(kind__in=asked["kind"])
        return reply(request, LISTING.page(found, asked=asked, addresses=Addresses.of(request)))


class OrganisationDetail(Resource):
    """One of them."""

    @documents.organisation
    def get(self, request: Request, id: str) -> HttpResponse:  # noqa: A002 (the name the documentation shows)
        """The organisation."""
        refuse_other_than(request.query_params, frozenset())
        organisation = LISTING.active(Organisation.objects.filter(pk=identity(id))).first()
        if organisation is None:
            raise NoSuchThing
        return reply(request, LISTING.written([organisation], Addresses.of(request))[0])
