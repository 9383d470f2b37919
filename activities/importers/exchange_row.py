"""One row of the exchange table into an activity, column by column."""

import re
from typing import Any

from django.utils.translation import gettext as _

from activities.importers.cells import Cells
from activities.importers.dates import read_pattern
from activities.importers.exchange_words import read_statements, settle_booking, settle_online
from activities.importers.records import ActivityRecord, OrganisationRecord, PlaceRecord
from activities.importers.written import codes_of
from activities.vocabularies import (
    Audience,
    Booking,
    Category,
    FocusArea,
    Gender,
    Language,
    OnlineMode,
    OrganisationKind,
    PriceUnit,
    Welcome,
)

EVERYBODY = str(Gender.ANY)  # who says nothing of it lets everybody in
REQUIRED_CELLS = ("external_id", "organisation", "title", "category", "start_date", "start_time")
DEAREST_VISIT_DKK = 150
POSTCODE = re.compile(r"^(?:DK[- ]?)?(\d{4})$", re.IGNORECASE)
# Denmark and a little around it: a point elsewhere is a slip of the hand.
SOUTH, NORTH, WEST, EAST = 53, 59, 7, 16


def read_record(cells: Cells) -> ActivityRecord | None:
    """The activity of a row; None when the row has a problem (they are in `cells.problems`)."""
    for column in REQUIRED_CELLS:
        if not cells.raw(column):
            cells.reject(column, _("Feltet skal udfyldes."))
    statements = read_statements(cells)
    online = settle_online(cells, statements, written=cells.code("online", codes_of(OnlineMode)))
    external_id = cells.line_of_text("external_id", longest=120)
    organisation, place, pattern = _organisation(cells), _place(cells, online=online), read_pattern(cells)
    facts = {
        **_words(cells),
        **_price(cells),
        **_who(cells),
        **_contact(cells),
        "online": online,
        "booking": settle_booking(cells, statements, written=cells.code("booking", codes_of(Booking))),
    }
    audiences = _audiences(cells)
    if cells.problems or pattern is None:
        return None
    return ActivityRecord(
        external_id=external_id,
        organisation=organisation,
        place=place,
        pattern=pattern,
        facts=facts,
        audiences=audiences,
        statements=statements.features,
    )


def _words(cells: Cells) -> dict[str, Any]:
    return {
        "title": cells.line_of_text("title", longest=200),
        "summary": cells.line_of_text("summary", longest=160),
        "description": cells.text("description", longest=5000),
        "first_visit": cells.text("first_visit", longest=2000),
        "category": cells.code("category", codes_of(Category)),
        "focus_area": cells.code("focus_area", codes_of(FocusArea)),
    }


def _price(cells: Cells) -> dict[str, Any]:
    price = cells.number("price_dkk", least=0, most=99_999)
    unit = cells.code("price_unit", codes_of(PriceUnit))
    if price is not None and not unit:
        unit = PriceUnit.VISIT if price <= DEAREST_VISIT_DKK else PriceUnit.SEASON
    return {
        "price_dkk": price,
        "price_unit": str(unit),
        "price_note": cells.line_of_text("price_note", longest=200),
    }


def _who(cells: Cells) -> dict[str, Any]:
    youngest = cells.whole_number("min_age", least=0, most=120)
    oldest = cells.whole_number("max_age", least=0, most=120)
    if youngest is not None and oldest is not None and youngest > oldest:
        cells.reject("max_age", _("Den højeste alder er lavere end den laveste (%(age)d).") % {"age": youngest})
    return {
        "min_age": youngest,
        "max_age": oldest,
        "gender": cells.code("gender", codes_of(Gender)) or EVERYBODY,
        "languages": list(cells.codes("languages", codes_of(Language))),
    }


def _contact(cells: Cells) -> dict[str, Any]:
    return {
        "contact_name": cells.line_of_text("contact_name", longest=120),
        "contact_phone": cells.line_of_text("contact_phone", longest=40),
        "contact_email": cells.email("contact_email"),
        "website": cells.web_address("website"),
    }


def _audiences(cells: Cells) -> dict[str, str]:
    """Those of `audiences_only` are for them alone, also where they stand in both columns."""
    welcome = dict.fromkeys(cells.codes("audiences", codes_of(Audience)), str(Welcome.OPEN))
    return welcome | dict.fromkeys(cells.codes("audiences_only", codes_of(Audience)), str(Welcome.ONLY))


def _organisation(cells: Cells) -> OrganisationRecord:
    return OrganisationRecord(
        name=cells.line_of_text("organisation", longest=200),
        kind=cells.code("organisation_kind", codes_of(OrganisationKind)),
    )


def _place(cells: Cells, *, online: str) -> PlaceRecord | None:
    """Where it is held. What is only online has no place, also when its row tells an address or a point."""
    if online != OnlineMode.YES and not cells.raw("town"):
        cells.reject("town", _("Skriv byen, eller skriv yes i online, hvis det kun er online."))
    latitude, longitude = _point(cells)
    place = PlaceRecord(
        name=cells.line_of_text("venue", longest=200),
        street_address=cells.line_of_text("street_address", longest=200),
        postcode=_postcode(cells),
        town=cells.line_of_text("town", longest=100),
        latitude=latitude,
        longitude=longitude,
    )
    return None if online == OnlineMode.YES else place


def _postcode(cells: Cells) -> str:
    text = cells.raw("postcode")
    if not text:
        return ""
    found = POSTCODE.match(text)
    if not found:
        cells.reject("postcode", _("Skriv et postnummer med fire cifre, for eksempel 6400."))
    return found[1] if found else ""


def _point(cells: Cells) -> tuple[float | None, float | None]:
    latitude = cells.number("latitude", least=-90, most=90)
    longitude = cells.number("longitude", least=-180, most=180)
    if bool(cells.raw("latitude")) != bool(cells.raw("longitude")):
        column = "longitude" if cells.raw("latitude") else "latitude"
        cells.reject(column, _("Skriv både latitude og longitude, eller lad begge stå tomme."))
    if latitude is None or longitude is None:
        return None, None
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        cells.reject("latitude", _("Punktet ligger ikke i Danmark. Er latitude (54-58) og longitude (8-15) byttet om?"))
    return round(float(latitude), 6), round(float(longitude), 6)
