"""Words become tokens: letters, stems, compounds, synonyms, and terms that stay few and quick whatever is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from finder.language.analyser import (
    MOST_TERMS,
    WEIGHT_OF_TRANSLATION,
    Alternative,
    index_tokens,
    main_token,
    query_terms,
    synonyms,
)
from finder.language.compounds import all_parts, split_compound
from finder.language.synonyms import parse_synonyms
from tests.work import calls_of


@pytest.mark.parametrize(
    ("forms", "token"),
    [
        ("svømning svømmer svømme svoemning svømmning", "svoem"),
        ("strik strikke strikning strikker", "strik"),
        ("mand mænd mændene", "mand"),
        ("bog bøger bogen", "bog"),
        ("café caféer caféen cafe", "cafe"),
        ("kørestol koerestol korestol kørestolsbruger", "koerestol"),
        ("have haver haven", "have"),
        ("hav havet", "hav"),
        ("værelse værelset værelser", "vaerelse"),
        ("e-sport esport", "esport"),
    ],
)
def test_forms_and_spellings_of_a_word_share_one_token(forms: str, token: str) -> None:
    assert {main_token(form) for form in forms.split()} == {token}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("strikkecaféer", ("strikke", "caféer")),
        ("seniordans", ("senior", "dans")),
        ("samtalegruppe", ("samtale", "gruppe")),
        ("fællesspisning", ("fælles", "spisning")),
        ("torsdagskaffe", ("torsdag", "kaffe")),
        ("syværksted", ("sy", "værksted")),
        ("gåture", ("gå", "ture")),
        ("computer", ("computer",)),
        ("badminton", ("badminton",)),
        ("gymnastik", ("gymnastik",)),
        ("eftermiddag", ("eftermiddag",)),
    ],
)
def test_a_compound_is_cut_where_its_words_meet_and_a_common_word_stays_whole(
    word: str, parts: tuple[str, ...]
) -> None:
    assert split_compound(word) == parts


def test_parts_of_parts_are_parts() -> None:
    assert all_parts("varmtvandsbassin") == {"varmtvand", "bassin", "varmt", "vand"}


def test_the_index_holds_a_word_in_full_and_its_parts_for_less() -> None:
    assert index_tokens("Strikkeklub for alle") == {"strikkeklub": 1.0, "strik": 0.7, "klub": 0.5}


def test_a_question_asks_for_the_word_or_for_all_of_its_parts() -> None:
    [term] = query_terms("strikkeklub")
    assert term.alternatives[:2] == (Alternative(("strikkeklub",), 1.0), Alternative(("strik", "klub"), 0.8))


def test_a_club_is_about_what_its_first_part_says() -> None:
    [term] = query_terms("løbeklub")
    assert ("loeb",) in [one.tokens for one in term.alternatives]
    assert not {("klub",), ("gruppe",), ("hold",)} & {one.tokens for one in term.alternatives}


@pytest.mark.parametrize(
    ("question", "token"),
    [
        ("I would like to go knitting", "strik"),
        ("we want to swim", "svoem"),
        ("ich möchte gern schwimmen", "svoem"),
        ("gibt es hier einen Chor", "kor"),
        ("is there a church", "kirk"),
        ("help with forms", "formular"),
        ("Hilfe für Witwen", "enk"),
    ],
)
def test_english_and_german_words_reach_danish_texts(question: str, token: str) -> None:
    assert token in {token for term in query_terms(question) for token in term.tokens}


@pytest.mark.parametrize(
    ("word", "tokens"),
    [
        ("Seniorengymnastik", ("senior", "gymnastik")),
        ("Frauenfrühstück", ("kvinde", "morgenmad")),
        ("Hundespaziergang", ("hund", "gaatur")),
        ("Weihnachtschor", ("jul", "kor")),
    ],
)
def test_a_german_compound_is_answered_by_what_its_parts_mean_together_and_each_for_less(
    word: str, tokens: tuple[str, str]
) -> None:
    weights = {one.tokens: one.weight for term in query_terms(word) for one in term.alternatives}
    assert WEIGHT_OF_TRANSLATION > weights[tokens] > max(weights[(token,)] for token in tokens)


@pytest.mark.parametrize(("word", "token"), [("Häkelabend", "haekl"), ("Töpfergruppe", "keramik"), ("Ruderclub", "ro")])
def test_a_german_club_is_about_what_its_first_part_says(word: str, token: str) -> None:
    assert (token,) in [one.tokens for term in query_terms(word) for one in term.alternatives]
    general = {(main_token(one),) for one in ("klub", "club", "gruppe", "hold", "aften")}
    assert not general & {one.tokens for term in query_terms(word) for one in term.alternatives}


@pytest.mark.parametrize("word", ["Vogelxyz", "Xyzgruppe", "Gruppe", "Hund" * 20])
def test_a_german_word_with_an_unknown_part_is_no_compound(word: str) -> None:
    assert synonyms().of_german_parts(word.lower()) == ()


def test_a_danish_question_is_not_read_as_english() -> None:
    assert "gaatur" not in {token for term in query_terms("jeg vil gerne walk") for token in term.tokens}


def test_small_words_are_not_asked_for() -> None:
    assert query_terms("jeg vil gerne have noget med det") == ()
    assert query_terms("the a of und der") == ()
    assert query_terms("what is there to do in my free time") == ()
    assert query_terms("in meiner Freizeit") == ()


def test_a_small_word_of_one_language_is_not_lost_where_it_names_something_in_another() -> None:
    assert {"kunst", "barn"} <= {token for term in query_terms("art Kind") for token in term.tokens}


def test_a_municipality_adds_synonyms_in_a_file_of_the_same_form() -> None:
    synonyms = parse_synonyms(["kubb > spil | en: viking-chess", "# a comment", "| de: nichts"], token_of=main_token)
    assert [meaning.same for meaning in synonyms.of_foreign("viking chess".replace(" ", "-"), "en")] == [("kub",)]
    assert synonyms.of_danish(main_token("kubb"))[0].related == ("spil",)


@given(st.text(max_size=300))
@example("\x00" * 100)
@example('" * NEAR ( - ) AND OR NOT title:x ^2 ~')
@example("'; DROP TABLE finder_indexterm; --")
@example("مرحبا بكم \u202eabc")
@example("👩‍🦽🧶" * 40)
@example("a-" * 150)
def test_any_text_gives_few_sound_terms(text: str) -> None:
    terms = query_terms(text)
    assert len(terms) <= MOST_TERMS
    assert all(token and " " not in token for term in terms for token in term.tokens)
    assert all(0 < alternative.weight <= 1 for term in terms for alternative in term.alternatives)


@pytest.mark.parametrize("text", ["ordsammensætningsprøve " * 435, "æøå" * 3334, "a" * 10_000, "jeg og du " * 1000])
def test_ten_thousand_characters_are_no_more_work_than_a_sentence(text: str) -> None:
    query_terms(text[:100])  # what is worked out once and kept does not count
    assert len(query_terms(text)) <= MOST_TERMS
    assert calls_of(lambda: query_terms(text + " ")) < 20_000
