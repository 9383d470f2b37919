"""Why a result is here: one Danish sentence for each fact and value, four lists, and only what was asked for."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from activities.presentation import sentences
from activities.vocabularies import NEED_FEATURES, AccessibilityFeature, Audience
from finder import codes, index
from finder.answer import Match
from finder.match import explain, sentence
from finder.models import IndexEntry
from finder.query import SearchQuery
from finder.search import search
from tests.factories import NOW, AudienceFactory, OccurrenceFactory, StatementFactory

VALUES = ("yes", "partly", "no", "unknown")
LISTS = {"yes": "fits", "partly": "partly", "no": "misfits", "unknown": "unknown"}


@pytest.mark.parametrize("feature", AccessibilityFeature.values)
def test_every_value_of_every_feature_has_a_danish_sentence_of_its_own(feature: str) -> None:
    with translation.override("da"):
        said = {value: sentence(feature, value) for value in VALUES}
    assert len(set(said.values())) == len(VALUES)
    assert all(text.endswith(".") and len(text.split()) >= 3 for text in said.values())
    assert all(said[value][0].isupper() for value in ("yes", "partly", "no"))
    assert said["unknown"][0].islower()  # it completes "Ved ikke, om ..."


def test_every_audience_has_a_sentence_and_a_question() -> None:
    assert set(sentences.AUDIENCE_SENTENCES) == set(sentences.AUDIENCE_QUESTIONS) == set(Audience.values)
    assert set(sentences.FEATURE_SENTENCES) == set(AccessibilityFeature.values)


@pytest.fixture
def coffee_facts(still_now: None, db: None) -> dict[str, str]:
    """An indexed activity of which some facts are known; the other 33 are not."""
    known = {"step_free": "yes", "lift": "partly", "wide_doors": "no", "wheelchair_participation": "yes"}
    activity = OccurrenceFactory(
        schedule__activity__price_dkk=20,
        schedule__activity__price_unit="visit",
        schedule__activity__languages=["da", "ar"],
    ).activity
    for feature, value in known.items():
        StatementFactory(activity=activity, feature=feature, value=value)
    AudienceFactory(activity=activity, audience="senior")
    index.rebuild(now=NOW, version=1)
    return known


def match_of(**asked: Any) -> Match:
    """The match of the only result."""
    [result] = search(SearchQuery(interpret=False, **asked), now=NOW, with_facets=False).results
    return result.match


def told(match: Match) -> dict[str, list[str]]:
    """What each list is about."""
    return {name: [item.feature for item in getattr(match, name)] for name in LISTS.values()}


def nothing_but(**lists: list[str]) -> dict[str, list[str]]:
    """The four lists, empty where not named."""
    return {name: lists.get(name, []) for name in LISTS.values()}


def test_nothing_asked_nothing_said(coffee_facts: dict[str, str]) -> None:
    assert match_of() == Match()
    assert told(match_of(weekday=("TU",), age=70, ordering="next")) == nothing_but()


@pytest.mark.parametrize("need", [need for need, features in NEED_FEATURES.items() if need != "little_danish"])
def test_a_need_is_explained_by_each_of_its_features_and_no_other(coffee_facts: dict[str, str], need: str) -> None:
    features = NEED_FEATURES[need].all
    expected = {
        name: [one for one in features if coffee_facts.get(one, "unknown") == value] for value, name in LISTS.items()
    }
    assert told(match_of(need=(need,))) == expected


def test_a_confirmed_no_on_what_is_required_is_told_only_where_it_is_asked_to_be_seen(
    coffee_facts: dict[str, str],
) -> None:
    answer = search(SearchQuery(feature=("wide_doors", "lift"), interpret=False), now=NOW, with_facets=False)
    assert (answer.count, answer.excluded_count, answer.results) == (0, 1, ())
    assert told(match_of(feature=("wide_doors", "lift"), show="misfits")) == nothing_but(
        partly=["lift"], misfits=["wide_doors"]
    )


def test_the_sentences_are_those_of_the_feature_and_its_value(coffee_facts: dict[str, str]) -> None:
    match = match_of(feature=("step_free", "lift", "hearing_loop"))
    assert [item.text for item in (*match.fits, *match.partly, *match.unknown)] == [
        "Der er ingen trin.", "Elevatoren når ikke hele huset.", "der er teleslynge.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"audience": ("senior", "lonely")}, {"fits": ["senior"], "unknown": ["lonely"]}),
        ({"max_price": 50.0}, {"fits": ["price"]}),
        ({"language": ("ar",)}, {"fits": ["language"]}),
        ({"booking": ("drop_in",)}, {"unknown": ["booking"]}),
        ({"online": True}, {"unknown": ["online"]}),
        ({"need": ("little_danish",)}, {"fits": ["language"], "unknown": ["easy_language", "no_reading_needed"]}),
    ],
)
def test_what_else_was_asked_is_explained(
    coffee_facts: dict[str, str], asked: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    assert told(match_of(**asked)) == nothing_but(**expected)


def test_what_is_asked_twice_is_told_once(coffee_facts: dict[str, str]) -> None:
    twice = match_of(feature=("step_free",), need=("wheelchair", "walks_poorly"))
    assert [item.feature for item in twice.fits].count("step_free") == 1


def test_an_explanation_needs_all_37_facts_of_a_card_and_no_database(coffee_facts: dict[str, str]) -> None:
    [result] = search(SearchQuery(), now=NOW).results
    assert explain(SearchQuery(feature=tuple(AccessibilityFeature.values)), result.card) == match_of(
        feature=tuple(AccessibilityFeature.values), show="misfits"
    )


@pytest.mark.parametrize(("one", "other"), [("yes", "partly"), ("yes", "no"), ("partly", "no")])
def test_the_database_refuses_a_feature_in_two_masks(coffee_facts: dict[str, str], one: str, other: str) -> None:
    bit = codes.mask_of("feature", ["phone_contact"])
    with pytest.raises(IntegrityError), transaction.atomic():
        IndexEntry.objects.update(**{one: bit, other: bit})


def test_every_vocabulary_fits_its_mask(monkeypatch: pytest.MonkeyPatch) -> None:
    codes.check_masks()
    assert codes.mask_of("feature", AccessibilityFeature.values) == 2**37 - 1
    assert codes.mask_of("audience", Audience.values) == 2**22 - 1
    assert codes.mask_of("feature", [AccessibilityFeature.values[0], AccessibilityFeature.values[2]]) == 0b101
    monkeypatch.setitem(codes.MASKS, "feature", tuple(map(str, range(64))))
    with pytest.raises(RuntimeError, match="feature has 64 codes"):
        codes.check_masks()
