"""What people tell of their lives is no statement about them: it helps to look up what may fit, and nothing more."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from finder.language.phrases import forget_phrases, phrase_tables
from finder.language.readers.situation import BOOK, NONE, situation_words
from finder.language.reading import read

TOLD = [
    ("jeg kan ikke sove om natten", "sleeplessness"),
    ("alt gør ondt hver dag", "pain"),
    ("ud på vandet", "on_the_water"),
    ("jeg forstår ikke skatten", "tax_and_papers"),
    ("min mor falder tit", "falling"),
    ("lægen siger at jeg skal bevæge mig mere", "getting_fit"),
    ("har lige fået at vide at jeg har kræft", "serious_illness"),
    ("efter blodproppen kan han ikke finde ordene", "words_are_gone"),
    ("on maternity leave and bored", "new_baby"),
    ("noget sammen med mit barnebarn", "grandchildren"),
    ("hele familien vil med", "with_children"),
    ("vi er gået fra hinanden", "divorce"),
    ("Ich pflege meine Frau", "caring"),
    ("my husband drinks every night", "drinking_at_home"),
    ("jeg vil gerne stoppe med at drikke", "stopping"),
    ("her mother died last year", "parent_died"),
    ("han blev mobbet i skolen", "after_school"),
    ("langsomt i gang igen", "sick_leave"),
    ("vi skylder penge til inkasso", "debts"),
    ("jeg forstår ikke brevet fra kommunen", "papers"),
    ("udlejer svarer ikke, når jeg ringer", "legal_trouble"),
    ("min telefon driller", "screens"),
    ("mangler vintertøj til ungerne", "cheap_things"),
    ("alene juleaften igen", "christmas_alone"),
    ("min støvsuger er gået i stykker", "broken_things"),
    ("nur für Frauen", "women_only"),
    ("min mand sidder bare i sofaen", "sitting_still"),
    ("børnene er flyttet hjemmefra", "children_have_left"),
    ("har ikke bil mere", "without_a_car"),
    ("I can't leave the house", "bound_to_home"),
    ("jeg spiser altid alene", "eating_alone"),
    ("jeg har tid til overs", "helping_others"),
    ("savner min hund", "animals"),
    ("vi har ingen have her", "own_garden"),
    ("fortæl om gamle dage", "local_history"),
    ("hun vil gerne lytte til en bog", "reading_aloud"),
    ("vi spiller rommy", "card_games"),
    ("ich will meine Nachbarn kennenlernen", "neighbours"),
    ("mit dansk skal blive bedre", "talking_danish"),
    ("jeg keder mig", "meeting_others"),
    ("jeg er lige gået på pension", "just_retired"),
    ("min far er lige udskrevet fra sygehuset", "after_hospital"),
    ("vores dreng har ingen at lege med", "child_left_out"),
    ("jeg er træt af at være single", "looking_for_love"),
    ("vores teenager føler sig ikke som en pige", "boy_or_girl"),
    ("tør ikke træne hvor andre kigger", "watched"),
    ("har ingen energi", "exhausted"),
    ("trænger til at tale med nogen", "someone_to_talk_to"),
    ("blind og vil gerne ud i naturen", "outdoors_without_sight"),
    ("I miss my home country", "homesick"),
    ("exchange student at the university", "international_student"),
    ("ich arbeite nachts", "odd_hours"),
    ("gået i land efter 30 år til søs", "ashore"),
    ("vi har solgt gården", "from_the_farm"),
    ("udsendt som soldat", "veteran"),
    ("lige løsladt", "after_prison"),
    ("vi har ikke råd til mad", "hungry"),
    ("ingen steder at sove", "no_home"),
]


def situations_in(text: str) -> set[str]:
    return {*read(text).situations}


@pytest.mark.parametrize(("text", "situation"), TOLD)
def test_a_situation_is_heard_in_everyday_words(text: str, situation: str) -> None:
    assert situation in situations_in(text)


def test_every_situation_is_shown_by_an_example_above() -> None:
    assert {situation for _text, situation in TOLD} == situation_words().keys()


NOTHING_TOLD = [
    "jeg har bil", "kaffe i Nordborg", "falder i snak med andre", "svømning for børn", "min søn spiller trommer",
    "min mand drikker kun te", "stoffer til patchwork", "låne en bog", "jeg plejer min have", "utrolig god mad",
    "bladene falder af træerne", "hjemløse katte", "my wife loves her garden club", "trockene Weine",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING_TOLD)
def test_who_tells_of_nothing_is_not_thought_to(text: str) -> None:
    assert situations_in(text) == set()


@pytest.mark.parametrize(("text", "situation"), TOLD)
def test_a_situation_is_told_beside_what_was_stated(text: str, situation: str) -> None:
    reading = read(text)
    assert situation in reading.also["situations"]
    assert reading.as_dict().keys() <= {
        "place", "audiences", "features", "category", "weekdays", "time_of_day", "free", "online", "age", "language", "terms",
    }  # fmt: skip


def test_a_situation_is_a_chip_in_the_words_it_was_told_in_and_can_be_let_go() -> None:
    text = "Jeg kan ikke sove om natten"
    [chip] = read(text).chips
    assert (chip.key, chip.words) == ("situation:sleeplessness", "kan ikke sove")
    assert read(text, ignore=[chip.key]).situations == ()


def test_a_situation_has_no_chip_beside_another_of_the_same_words() -> None:
    reading = read("jeg er sygemeldt")
    assert reading.situations == ("sick_leave",)
    assert [chip.kind for chip in reading.chips] == ["audience"]


def test_a_single_word_that_names_a_kind_of_activity_is_what_they_want_to_do() -> None:
    assert read("volunteering").situations == ()
    assert read("I have time on my hands").situations == ("helping_others",)


def test_each_situation_has_words_and_phrases_in_three_languages() -> None:
    for code, table in phrase_tables(BOOK).items():
        if code == NONE:
            continue
        outright, _bar, signs = table["words"].partition("|")
        assert min(len(outright.split()), len(signs.split())) > 0, code
        assert all(table[language] for language in ("da", "en", "de")), code


@pytest.fixture
def own_file(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """The file of a municipality; what was read of it is forgotten afterwards."""
    file = tmp_path / "own.toml"
    settings.FINDER_SITUATIONS_FILE = str(file)
    forget_phrases()
    yield file
    forget_phrases()


def test_a_municipality_adds_situations_of_its_own(own_file: Path) -> None:
    own_file.write_text('[flood]\nwords = "stormflod oprydning | naboer"\nda = ["vand i kælderen"]\n', encoding="utf-8")
    assert situations_in("vi har fået vand i kælderen") == {"flood"}
    assert situation_words()["flood"] == "stormflod oprydning | naboer"
    assert "sleeplessness" in situations_in("jeg kan ikke sove"), "ours are there as well"


@pytest.mark.parametrize("text", [None, "[flood", "\0"])
def test_a_file_that_cannot_be_read_is_left_out_and_said_in_the_log(
    own_file: Path, text: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    if text is not None:
        own_file.write_text(text, encoding="utf-8")
    assert "sleeplessness" in situations_in("jeg kan ikke sove")
    assert "FINDER_SITUATIONS_FILE is left out" in caplog.text
