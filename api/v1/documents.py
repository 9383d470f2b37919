"""What the OpenAPI document says of each address; parameters come from the tables that read them."""

from collections.abc import Callable, Iterable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from api import problems
from api.v1.schemas import Schema, code, ref
from api.v1.tables import ABOUT_ONE, OF_A_LIST, OF_ORGANISATIONS, OF_PLACES
from finder.parameters import PARAMETERS, Parameter

JSON = "application/json"
GEOJSON = "application/geo+json"
KINDS: dict[str, Schema] = {
    "string": {"type": "string"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "pattern": "^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$"},
}
EXAMPLES: dict[str, Any] = {
    "q": "kaffe",
    "place": "Nordborg",
    "in": "6400",
    "need": ["wheelchair"],
    "feature": ["step_free", "accessible_toilet"],
    "weekday": ["TU"],
    "starts_after": "18:00",
    "from": "2026-11-24",
}
PROBLEM_EXAMPLE = OpenApiExample(
    "A number out of range",
    value={
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "Der er noget i spørgsmålet, vi ikke kan bruge. Se under errors, hvad der ville være rigtigt.",
        "errors": [{"parameter": "radius_km", "message": "Skriv et tal mellem 0.1 og 100."}],
    },
)
Decorator = Callable[[Any], Any]


def described(parameter: Parameter) -> OpenApiParameter:
    """One parameter of a table."""
    schema: Schema = code(parameter.choices) if parameter.choices else dict(KINDS[parameter.kind])
    limits = {"minimum": parameter.minimum, "maximum": parameter.maximum}
    schema |= {name: limit for name, limit in limits.items() if limit is not None}
    if parameter.is_repeatable:
        schema = {"type": "array", "items": schema}
    if parameter.name in EXAMPLES:
        schema["examples"] = [EXAMPLES[parameter.name]]
    return OpenApiParameter(
        parameter.name,
        type=schema,
        description=parameter.meaning,
        style="form" if parameter.is_repeatable else None,
        explode=True if parameter.is_repeatable else None,
    )


def _identity() -> OpenApiParameter:
    return OpenApiParameter(
        "id", type=OpenApiTypes.STR, location=OpenApiParameter.PATH, description="An id from a list."
    )


def _refusal(why: str, *examples: OpenApiExample) -> OpenApiResponse:
    return OpenApiResponse(response=ref("Problem"), description=why, examples=list(examples))


def _operation(
    operation_id: str,
    tag: str,
    summary: str,
    shape: str,
    *,
    parameters: Iterable[OpenApiParameter] = (),
    content_type: str = JSON,
    can_be_missing: bool = False,
    description: str = "",
) -> Decorator:
    problem = problems.CONTENT_TYPE
    responses: dict[tuple[int, str], OpenApiResponse] = {
        (200, content_type): OpenApiResponse(response=ref(shape), description=summary),
        (304, content_type): OpenApiResponse(description="What `If-None-Match` names is still the answer."),
        (400, problem): _refusal("A parameter cannot be used, or is not known; `errors` names it.", PROBLEM_EXAMPLE),
        (406, problem): _refusal("The client does not accept JSON."),
        (429, problem): _refusal("Too many requests in this minute; see `Retry-After`."),
    }
    if can_be_missing:
        responses[404, problem] = _refusal("Nobody has that id.")
    return extend_schema(
        operation_id=operation_id,
        tags=[tag],
        summary=summary,
        description=description or summary,
        parameters=list(parameters),
        responses=responses,
    )


BOX = OpenApiParameter(
    "box",
    type={"type": "string", "examples": ["9.5,54.8,10.1,55.1"]},
    description="`west,south,east,north` in WGS84 degrees; Denmark when left out. At most 256 squares of 64 pixels wide.",
)
ZOOM = OpenApiParameter(
    "zoom",
    type={"type": "integer", "minimum": 0, "maximum": 19, "default": 9},
    description="Zoom level of a Web Mercator map with tiles of 256 pixels.",
)

activities = _operation(
    "listActivities",
    "activities",
    "Activities that fit a question, best first, with facets",
    "Answer",
    parameters=map(described, PARAMETERS),
    description=(
        "The same search, the same parameters and the same answers as the site's own pages. Within one facet several "
        "values widen the answer, between facets they narrow it. `need` and `feature` leave out a confirmed no; what is "
        "not known stays, after what is known, unless `unknown=exclude`."
    ),
)
activity = _operation(
    "getActivity",
    "activities",
    "One activity with everything the site shows of it",
    "Activity",
    parameters=[_identity(), *(described(one) for one in PARAMETERS if one.name in ABOUT_ONE)],
    can_be_missing=True,
    description="With parameters of a question it also says how far away the activity is and how it meets what was asked.",
)
organisations = _operation(
    "listOrganisations",
    "organisations",
    "Organisations with something published, by name",
    "OrganisationList",
    parameters=map(described, OF_ORGANISATIONS),
)
organisation = _operation(
    "getOrganisation",
    "organisations",
    "One organisation",
    "Organisation",
    parameters=[_identity()],
    can_be_missing=True,
)
places = _operation(
    "listPlaces",
    "places",
    "Places where something published is held, by town and name",
    "PlaceList",
    parameters=map(described, OF_PLACES),
)
vocabulary = _operation(
    "getVocabulary",
    "vocabulary",
    "Every coded word with its label in the language of the answer",
    "Vocabulary",
)
activity_map = _operation(
    "mapActivities",
    "map",
    "What was found as GeoJSON points, gathered where they would overlap",
    "Map",
    parameters=[BOX, ZOOM, *(described(one) for one in PARAMETERS if one.name not in OF_A_LIST)],
    content_type=GEOJSON,
)
