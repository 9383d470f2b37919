"""The shapes of every answer as JSON Schema (OpenAPI 3.1), put into the document under their names."""

from collections.abc import Iterable
from typing import Any

from activities import vocabularies as words

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer", "minimum": 0}
WHOLE_OR_NULL: Schema = {"type": ["integer", "null"], "minimum": 0}
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
TRUTH: Schema = {"type": "boolean"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
MOMENT_OR_NULL: Schema = {"type": ["string", "null"], "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
ADDRESS_OR_NULL: Schema = {"type": ["string", "null"], "format": "uri"}
IDENTITY: Schema = {"type": "string", "description": "Opaque and stable: compare it, do not read it."}


def ref(name: str) -> Schema:
    """One of SCHEMAS by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def thing(description: str, /, **properties: Schema) -> Schema:
    """An object that always has all of these properties."""
    return {"type": "object", "description": description, "properties": properties, "required": list(properties)}


def many(item: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": item}


def told(schema: Schema, description: str) -> Schema:
    """The same with a description of its own."""
    return {**schema, "description": description}


def code(codes: Iterable[str], *, may_be_null: bool = False) -> Schema:
    """One of a vocabulary's codes."""
    values: list[str | None] = [str(one) for one in codes]
    return {"type": ["string", "null"], "enum": [*values, None]} if may_be_null else {"type": "string", "enum": values}


def or_null(schema: Schema) -> Schema:
    """The schema, or null."""
    return {"oneOf": [schema, {"type": "null"}]}


PARAMETER_ERROR = thing(
    "One thing that is wrong.", parameter=TEXT, message=told(TEXT, "What would be right, for people.")
)
PROBLEM = thing(
    "Problem details (RFC 9457).",
    type=TEXT,
    title=TEXT,
    status={"type": "integer", "minimum": 400, "maximum": 599},
    detail=TEXT,
    errors=many(ref("ParameterError")),
)
FACT = {
    **thing(
        "What is known of one feature. `unknown` is neither yes nor no: nobody has said.",
        value=code([*words.FeatureValue.values, words.UNKNOWN]),
        source=told(code(words.StatementSource.values, may_be_null=True), "Who says so."),
        checked_on={"type": ["string", "null"], "format": "date"},
    )
}
FACT["properties"]["of_place"] = told(TRUTH, "Where it is known: whether it is said of the place, not of the activity.")


def accessibility(features: Iterable[str]) -> Schema:
    """A fact for each of these features."""
    return thing("Every feature, also those nobody knows of.", **{str(one): ref("Fact") for one in features})


ORGANISATION_NAME = thing("Who runs it.", id=IDENTITY, name=TEXT, kind=code(words.OrganisationKind.values))
VENUE = thing(
    "Where it is; WGS84 degrees. `precision` says how exactly the point is known.",
    name=TEXT,
    street_address=TEXT,
    postcode=TEXT,
    town=TEXT,
    lat=NUMBER_OR_NULL,
    lon=NUMBER_OR_NULL,
    precision=code(words.Precision.values),
)
OCCURRENCE = thing("A time, with its offset from UTC.", starts_at=MOMENT, ends_at=MOMENT_OR_NULL)
DATED_OCCURRENCE = thing(
    "A coming time, also one that is called off.",
    **OCCURRENCE["properties"],
    status=code(words.OccurrenceStatus.values),
    reason=TEXT_OR_NULL,
)
MATCH_ITEM = thing(
    "One thing, in a plain sentence.",
    feature=told(TEXT, "The code of what was asked; `words` for the words themselves."),
    text=TEXT,
)
MATCH = thing(
    "How it meets what was asked; only what was asked is mentioned.",
    fits=many(ref("MatchItem")),
    partly=many(ref("MatchItem")),
    unknown=many(ref("MatchItem")),
    misfits=many(ref("MatchItem")),
)
FACTS: dict[str, Schema] = {
    "id": IDENTITY,
    "external_id": told(TEXT_OR_NULL, "Its id at the source it came from."),
    "title": TEXT,
    "url": told(ADDRESS, "Its page for people."),
    "summary": TEXT,
    "organisation": ref("OrganisationName"),
    "place": told(or_null(ref("Venue")), "Null when it is only online."),
    "category": code(words.Category.values),
    "focus_area": code(words.FocusArea.values, may_be_null=True),
    "audiences": told(many(code(words.Audience.values)), "Whom it is meant for or explicitly welcomes."),
    "audiences_only": told(many(code(words.Audience.values)), "Those of them it is held only for."),
    "accessibility": ref("Accessibility"),
    "notes": {
        "type": "object",
        "additionalProperties": TEXT,
        "description": "What is said beside a fact, by the feature's code.",
    },
    "price": thing(
        "Null is not known; 0 is free.",
        dkk={"type": ["number", "null"], "minimum": 0},
        unit=code(words.PriceUnit.values, may_be_null=True),
        note=TEXT_OR_NULL,
    ),
    "booking": code(words.Booking.values, may_be_null=True),
    "online": code(words.OnlineMode.values, may_be_null=True),
    "languages": told(many(TEXT), "ISO 639-1; empty is not known."),
    "ages": thing("Both ends included; null is no limit.", min=WHOLE_OR_NULL, max=WHOLE_OR_NULL),
    "gender": code(words.Gender.values, may_be_null=True),
    "capacity_status": code(words.CapacityStatus.values),
    "contact": thing(
        "Whom to ask: its own contact, else its organisation's; nobody once it is withdrawn.",
        name=TEXT_OR_NULL,
        phone=TEXT_OR_NULL,
        email=TEXT_OR_NULL,
    ),
    "freshness": thing(
        "How fresh this is.",
        confirmed_at=MOMENT_OR_NULL,
        confirmed_by=TEXT_OR_NULL,
        confirm_by=MOMENT_OR_NULL,
    ),
    "asks_first": told(TRUTH, "True when nobody has confirmed it for long: call before you go."),
    "distance_m": told(
        WHOLE_OR_NULL,
        "Metres from the point asked for; null without one, from the middle of an area (Als), and for what is only online.",
    ),
    "next_occurrence": told(
        or_null(ref("Occurrence")), "The next time that meets what was asked or, where there is one, said about time."
    ),
    "match": ref("Match"),
}
RESULT = thing(
    "An activity in an answer.", **FACTS, is_fitting=told(TRUTH, "Whether it meets everything that was said.")
)
ACTIVITY = thing(
    "An activity with everything the site shows of it.",
    **FACTS,
    publication_status=told(code(words.PublicationStatus.values), "Whether it runs: only `published` does."),
    description=TEXT,
    first_visit=told(TEXT, "What happens the first time."),
    directions=TEXT,
    website=ADDRESS_OR_NULL,
    occurrences=many(ref("DatedOccurrence")),
    source=or_null(thing("Where it came from.", name=TEXT, licence=TEXT_OR_NULL)),
    updated_at=MOMENT,
)
FACET_VALUE = thing("One choice and how many there would be.", value=TEXT, label=TEXT, count=WHOLE)
UNDERSTOOD: Schema = {
    "type": "object",
    "description": "What was read from the words in `q`; what was not said is left out.",
    "properties": {
        "place": TEXT,
        "audiences": many(code(words.Audience.values)),
        "features": many(code(words.AccessibilityFeature.values)),
        "category": many(code(words.Category.values)),
        "weekdays": many(code(words.Weekday.values)),
        "time_of_day": many(code(words.TimeOfDay.values)),
        "free": TRUTH,
        "online": TRUTH,
        "age": WHOLE,
        "language": TEXT,
        "terms": told(many(TEXT), "What is searched as words."),
        "needs": told(many(code(words.Need.values)), "Inferred from the above."),
        "also": {"description": "Readings finer than these codes."},
    },
}
PAGING: dict[str, Schema] = {
    "page": {"type": "integer", "minimum": 1},
    "page_size": {"type": "integer", "minimum": 1, "maximum": 100},
    "next": ADDRESS_OR_NULL,
    "previous": ADDRESS_OR_NULL,
}
ANSWER = thing(
    "One page of the answer.",
    count=told(WHOLE, "How many were found."),
    fitting_count=told(WHOLE, "How many of them meet everything that was said; they stand first."),
    excluded_count=told(WHOLE, "How many were left out only by a confirmed no on something required."),
    **PAGING,
    understood=ref("Understood"),
    notices=told(many(TEXT), "How the question was read, where that is not obvious."),
    facets={
        "type": "object",
        "additionalProperties": many(ref("FacetValue")),
        "description": "Each facet is counted without its own selection.",
    },
    results=many(ref("Result")),
)
ORGANISATION = thing(
    "An organisation that runs something.",
    id=IDENTITY,
    external_id=TEXT_OR_NULL,
    name=TEXT,
    url=told(ADDRESS, "Its page for people."),
    kind=code(words.OrganisationKind.values),
    summary=TEXT,
    website=ADDRESS_OR_NULL,
    contact=thing("How to reach it.", phone=TEXT_OR_NULL, email=TEXT_OR_NULL),
    is_verified=told(TRUTH, "Whether the municipality has verified it."),
    activity_count=WHOLE,
    activities=told(ADDRESS, "Finds what it runs."),
)
PLACE = thing(
    "A place where something is held.",
    id=IDENTITY,
    **VENUE["properties"],
    directions=TEXT,
    accessibility=ref("PlaceAccessibility"),
    activity_count=WHOLE,
)
WORD = thing("A code and what it is called.", value=TEXT, label=TEXT)
POINT = thing(
    "A point; longitude first.",
    type={"const": "Point"},
    coordinates={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
)
MAP_ITEM = thing("An activity under a point.", id=IDENTITY, title=TEXT, category=TEXT, url=ADDRESS)
MAP_FEATURE = thing(
    "Activities that would overlap on a map of this zoom.",
    type={"const": "Feature"},
    geometry=ref("Point"),
    properties=thing(
        "How many, near what, and which when they are few.",
        count=WHOLE,
        label=told(TEXT, "The nearest place's name."),
        items=many(ref("MapItem")),
    ),
)
SCHEMAS: dict[str, Schema] = {
    "Problem": PROBLEM,
    "ParameterError": PARAMETER_ERROR,
    "Fact": FACT,
    "Accessibility": accessibility(words.AccessibilityFeature.values),
    "PlaceAccessibility": accessibility(one for one in words.AccessibilityFeature if one in words.PLACE_FEATURES),
    "OrganisationName": ORGANISATION_NAME,
    "Venue": VENUE,
    "Occurrence": OCCURRENCE,
    "DatedOccurrence": DATED_OCCURRENCE,
    "MatchItem": MATCH_ITEM,
    "Match": MATCH,
    "Result": RESULT,
    "Activity": ACTIVITY,
    "FacetValue": FACET_VALUE,
    "Understood": UNDERSTOOD,
    "Answer": ANSWER,
    "Organisation": ORGANISATION,
    "OrganisationList": thing("One page.", count=WHOLE, **PAGING, results=many(ref("Organisation"))),
    "Place": PLACE,
    "PlaceList": thing("One page.", count=WHOLE, **PAGING, results=many(ref("Place"))),
    "Word": WORD,
    "Vocabulary": {
        "type": "object",
        "additionalProperties": many(ref("Word")),
        "description": "Lists of words by name. Needs also name their features; features also where they belong.",
    },
    "Point": POINT,
    "MapItem": MAP_ITEM,
    "MapFeature": MAP_FEATURE,
    "Map": thing(
        "A GeoJSON FeatureCollection (RFC 7946).",
        type={"const": "FeatureCollection"},
        features=many(ref("MapFeature")),
    ),
}
