"""Help while typing: what begins so, then what nearly begins so."""

from hypothesis import given
from hypothesis import strategies as st

from finder.language.reading import read
from finder.language.suggestions import Suggestion, SuggestionIndex, everyday_phrases, own_suggestions
from tests.work import calls_of

INDEX = SuggestionIndex(
    [
        Suggestion("category", "Kaffe og samvær", "coffee_social", 40),
        Suggestion("phrase", "drikke kaffe med andre", weight=25),
        Suggestion("place", "Kær", "Kær", 10),
        Suggestion("organisation", "Kaffekredsen Kongevej", "7"),
    ]
)
OWN = SuggestionIndex(own_suggestions())


def labels(prefix: str) -> list[str]:
    return [one.label for one in INDEX.suggest(prefix)]


def test_whole_labels_come_before_words_inside_a_label_and_likelier_ones_first() -> None:
    assert labels("kaf") == ["Kaffe og samvær", "Kaffekredsen Kongevej", "drikke kaffe med andre"]


def test_letters_may_be_spelled_in_ascii_and_one_may_be_wrong() -> None:
    assert labels("kaer") == ["Kær"]
    assert labels("kafe") == ["Kaffe og samvær", "Kær", "Kaffekredsen Kongevej", "drikke kaffe med andre"]


def test_nothing_typed_suggests_nothing() -> None:
    assert labels("") == labels("  ") == labels("!?") == []


def test_the_finder_knows_kinds_people_places_and_phrases() -> None:
    assert [(one.kind, one.label) for one in OWN.suggest("nordb")] == [
        ("place", "Nordborg"),
        ("place", "6430 Nordborg"),
    ]
    assert ("phrase", "strikke sammen med andre") in [(one.kind, one.label) for one in OWN.suggest("strik")]


def test_every_phrase_offered_says_something_to_the_search() -> None:
    assert [phrase for phrase in everyday_phrases() if not (read(phrase).findings or read(phrase).terms)] == []


@given(st.text(max_size=100))
def test_any_prefix_gets_at_most_as_many_as_asked_for(prefix: str) -> None:
    assert len(OWN.suggest(prefix, limit=5)) <= 5


def test_a_hundred_thousand_labels_are_no_more_work_than_a_fifth_of_them() -> None:
    def work_among(many: int) -> int:
        labels = (Suggestion("activity", f"Aktivitet {number} i klubben", str(number)) for number in range(many))
        index = SuggestionIndex(labels)
        assert len(index.suggest("aktivitet 1")) == 8
        return calls_of(lambda: index.suggest("aktivitet 1"))

    assert work_among(100_000) == work_among(20_000)
