"""Parameters become a question, or a clear sentence about what is wrong: never an exception, never a silent guess."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from finder import index
from finder.answer import PageBeyondEnd
from finder.parameters import BY_NAME, PARAMETERS, ParameterError, parse, to_params
from finder.query import SearchQuery
from finder.search import search
from tests.finder.worlds import NOW, make_world

Values = dict[str, list[str]]

GOOD: dict[str, tuple[list[str], str, Any]] = {
    "q": (["  kaffe\x00og\nsnak "], "q", "kaffe og snak"),
    "place": (["Nordborg"], "place", "Nordborg"),
    "in": (["6430"], "within", "6430"),
    "category": (["games", "coffee_social", "games"], "category", ("coffee_social", "games")),
    "audience": (["senior"], "audience", ("senior",)),
    "need": (["wheelchair"], "need", ("wheelchair",)),
    "feature": (["lift", "step_free"], "feature", ("step_free", "lift")),
    "unknown": (["exclude"], "unknown", "exclude"),
    "weekday": (["SU", "MO"], "weekday", ("MO", "SU")),
    "time_of_day": (["evening"], "time_of_day", ("evening",)),
    "starts_after": (["9.30"], "starts_after", 570),
    "ends_before": (["23:59"], "ends_before", 1439),
    "from": (["2026-11-24"], "from_date", date(2026, 11, 24)),
    "to": (["2100-12-31"], "to_date", date(2100, 12, 31)),
    "free": (["true"], "free", True),
    "max_price": (["49,50"], "max_price", 49.5),
    "age": (["0"], "age", 0),
    "gender": (["women"], "gender", "women"),
    "language": (["ar", "da"], "language", ("da", "ar")),
    "online": (["false"], "online", False),
    "booking": (["drop_in"], "booking", ("drop_in",)),
    "organisation": (["7"], "organisation", 7),
    "focus_area": (["health"], "focus_area", ("health",)),
    "ordering": (["next"], "ordering", "next"),
    "page": (["3"], "page", 3),
    "page_size": (["100"], "page_size", 100),
    "show": (["misfits"], "show", "misfits"),
    "interpret": (["false"], "interpret", False),
    "without": (["weekday:TU", "audience:senior"], "without", ("audience:senior", "weekday:TU")),
}  # fmt: skip

BAD: dict[str, list[str]] = {
    "place": ["Langtbortistan", "x" * 201, "9999"],
    "in": ["x" * 201, "!!!", "-", "Київ", "0000"],
    "lat": ["north", "91", "-90.1", "nan", "inf", "1e1", "1_0", "55N", "1" * 400],
    "lon": ["181", "-180.01", "0x10"],
    "radius_km": ["0", "0.09", "100.1", "-5", "ti", "1e2", "∞"],
    "category": ["Games", "kaffe", "games,coffee_social", "games;DROP TABLE", "\x00", "\ud800"],
    "audience": ["everyone", "null"],
    "need": ["step_free"],
    "feature": ["wheelchair", "STEP_FREE"],
    "unknown": ["maybe", "true"],
    "weekday": ["mo", "MONDAY", "1"],
    "time_of_day": ["night"],
    "starts_after": ["24:00", "9", "18:60", "18:00:00", "klokken 18", "-1:00", "１８:00x"],
    "ends_before": ["25:00"],
    "from": ["2026-02-30", "24-11-2026", "2026-11-24T10:00", "1999-12-31", "2101-01-01", "20261124", "i morgen"],
    "to": ["0000-00-00"],
    "free": ["1", "yes", "True"],
    "max_price": ["-1", "100001", "gratis", "10 kr"],
    "age": ["-1", "121", "18.5", "atten", "1" * 30, "²"],
    "gender": ["any", "female"],
    "language": ["xx", "da,en"],
    "online": ["both", "0"],
    "booking": ["online"],
    "organisation": ["0", "Forening", "-3", "9" * 19],
    "focus_area": ["lykke"],
    "ordering": ["price", "-title"],
    "page": ["0", "-1", "1.0", "to", "1000001"],
    "page_size": ["0", "101", "alle"],
    "show": ["all"],
    "interpret": ["no"],
    "without": ["x" * 201],
}


@pytest.mark.parametrize("name", GOOD)
def test_every_parameter_is_read(name: str) -> None:
    given_values, field, value = GOOD[name]
    reading = parse({name: given_values})
    assert (reading.errors, getattr(reading.query, field)) == ((), value)
    assert reading.query.with_changes(**{field: getattr(SearchQuery(), field)}) == SearchQuery()


def test_no_parameter_is_forgotten_here() -> None:
    assert {*GOOD, "lat", "lon", "radius_km"} == set(BY_NAME)
    assert set(BAD) == set(BY_NAME) - {"q"}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_what_cannot_be_used_is_named_in_a_sentence_and_left_out(name: str, value: str) -> None:
    reading = parse({name: [value]})
    assert {error.parameter for error in reading.errors} >= {name}
    assert reading.errors[0].message.endswith(".")
    assert len({error.parameter for error in reading.errors}) == len(reading.errors)
    assert all(error.message.encode() for error in reading.errors)
    if name != "place":  # what we do not know stays in its field, so that it can be corrected
        assert reading.query == SearchQuery()


def test_a_sentence_says_what_would_be_right() -> None:
    said = {
        error.parameter: error.message
        for name in ("age", "from", "radius_km", "unknown")
        for error in parse({name: ["x"]}).errors
    }
    assert said == {
        "age": "Skriv et helt tal mellem 0 og 120.",
        "from": "Skriv en dato som 2026-11-24.",
        "radius_km": "Skriv et tal mellem 0.1 og 100.",
        "unknown": "Vi kender ikke ”x”. Vælg en af: include, exclude.",
    }


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"lat": ["55"]}, ["lon", "lat"]),
        ({"lon": ["10"]}, ["lat", "lon"]),
        ({"lat": ["55"], "lon": ["x"]}, ["lon", "lat"]),
        ({"place": ["Nordborg"], "lat": ["55"], "lon": ["10"]}, ["place"]),
        ({"radius_km": ["5"]}, ["radius_km"]),
        ({"ordering": ["distance"]}, ["ordering"]),
        ({"place": ["Langtbortistan"], "radius_km": ["5"], "ordering": ["distance"]}, ["place"]),
        ({"from": ["2026-12-01"], "to": ["2026-11-30"]}, ["to"]),
        ({"starts_after": ["18:00"], "ends_before": ["18:00"]}, ["ends_before"]),
        ({"age": ["20", "30"]}, ["age"]),
        ({"age": ["20", "20", ""]}, []),
        ({"category": ["games"] * 61}, ["category"]),
        ({"without": ["a:b"] * 201}, ["without"]),
        ({"lat": ["55"], "lon": ["10"], "radius_km": ["0,1"], "ordering": ["distance"]}, []),
    ],
)
def test_what_contradicts_itself_is_named(values: Values, wrong: list[str]) -> None:
    assert sorted(error.parameter for error in parse(values).errors) == sorted(wrong)


@pytest.mark.parametrize(("name", "value", "most"), [("category", "games", 60), ("without", "age:40", 200)])
def test_of_several_values_as_many_are_read_as_the_sentence_says(name: str, value: str, most: int) -> None:
    assert parse({name: [value] * most}).errors == ()
    assert parse({name: [value] * (most + 1)}).errors == (ParameterError(name, f"Vælg højst {most}."),)


def test_unknown_names_are_told_apart_from_errors() -> None:
    reading = parse({"utm_source": ["x"], "q": ["kaffe"], "Category": ["games"], "": [""]})
    assert (reading.errors, reading.unknown_names) == ((), ("utm_source", "Category", ""))
    assert reading.query == SearchQuery(q="kaffe")


def test_a_long_text_is_read_as_far_as_it_goes_and_says_so() -> None:
    reading = parse({"q": ["snak " * 2000]})
    assert (len(reading.query.q), reading.errors, len(reading.notices)) == (999, (), 1)


def test_a_place_becomes_a_point_with_its_name() -> None:
    by_name, by_postcode = parse({"place": ["soenderborg"]}).query, parse({"place": ["6400"]}).query
    assert by_name.point is not None
    assert by_postcode.point is not None
    assert by_name.point.label == "Sønderborg"
    assert (round(by_name.point.lat), round(by_name.point.lon)) == (55, 10)
    assert (by_postcode.point.lat, by_postcode.point.lon) == (by_name.point.lat, by_name.point.lon)


NASTY = (
    "", " ", "\x00", "\ud800", "İ", "ß", "\u202ekaffe", "\U0001f9d1\u200d\U0001f9bd" * 50, "a\u0301" * 500, "%", "_", "' OR 1=1 --", "\\", "\u2028", "Å" * 10_000,
    "1" * 5000, "-0", "+5", "٣", "1e309", "null", "true", "[]", "{}", "<script>", "kaffe; DROP TABLE", "18:00", "2026-11-24", "5,5",
)  # fmt: skip
texts = st.text(max_size=30) | st.sampled_from(NASTY)


def plausible(name: str) -> st.SearchStrategy[str]:
    """Values of one parameter: right ones, wrong ones and nonsense."""
    right = BY_NAME[name].choices or tuple(GOOD.get(name, (["54.9", "9.8", "0.1", "100", "90", "-180"],))[0])
    return st.sampled_from(right) | st.sampled_from(BAD.get(name, [""])) | texts


anything = st.lists(
    st.sampled_from(sorted(BY_NAME)).flatmap(
        lambda name: st.tuples(st.just(name), st.lists(plausible(name), min_size=1, max_size=3))
    )
    | st.tuples(texts, st.lists(texts, max_size=2)),
    max_size=8,
).map(dict)


@given(values=anything)
@example(values={"q": ["x" * 999 + " y"]})
@example(values={"lat": ["54.123456789"], "lon": ["9.9999999"], "radius_km": ["0.1000001"]})
@example(values={"without": ["\x00", "a"]})
def test_any_input_becomes_a_question_that_can_be_written_and_read_again(values: Values) -> None:
    reading = parse(values)
    again = parse(as_lists(to_params(reading.query)))
    assert again.query == reading.query
    assert {error.parameter for error in again.errors} <= {"place"}
    assert all(error.parameter in BY_NAME and error.message.encode() for error in reading.errors)
    assert set(reading.unknown_names) == set(values) - set(BY_NAME)


def as_lists(pairs: list[tuple[str, str]]) -> Values:
    """As a web request would hand them over."""
    values: Values = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values


def test_what_is_default_is_not_written() -> None:
    assert to_params(SearchQuery()) == []
    assert to_params(parse({name: values for name, (values, _field, _value) in GOOD.items()}).query)[:4] == [
        ("q", "kaffe og snak"), ("place", "Nordborg"), ("in", "6430"), ("category", "coffee_social"),
    ]  # fmt: skip


@pytest.fixture
def world(db: None) -> None:
    """Something to find."""
    make_world(21, size=30)
    index.rebuild(now=NOW, version=1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(values=anything)
@example(values={"lat": ["90"], "lon": ["180"], "radius_km": ["100"]})
@example(values={"lat": ["-90"], "lon": ["-180"], "radius_km": ["15"]})
@example(values={"lat": ["89.9"], "lon": ["0"], "radius_km": ["14.9"]})
@example(values={"organisation": [str(2**62)], "in": ["'; DROP TABLE finder_indexentry; --"], "q": ["' OR ''='"]})
@example(values={one.name: list(one.choices) for one in PARAMETERS if one.is_repeatable and one.choices})
@example(values={"q": ["kaffe " * 200, "\U0001f9d1\u200d\U0001f9bd"]})
def test_whatever_was_asked_is_answered(world: None, values: Values) -> None:
    query = parse(values).query
    try:
        answer = search(query, now=NOW)
    except PageBeyondEnd as beyond:
        answer = search(query.with_changes(page=beyond.last), now=NOW)
    assert len(answer.results) <= answer.page_size
    assert answer.count >= len(answer.results)
