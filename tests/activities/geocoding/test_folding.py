"""One folded spelling for the many ways to write a Danish place name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.geocoding.folding import danish_spelling, fold_place_name


@pytest.mark.parametrize(
    ("folded", "spellings"),
    [
        ("sonderborg", ["Sønderborg", "SØNDERBORG", "Soenderborg", "Sonderborg", "Sönderborg", " sønderborg. "]),
        ("abenra", ["Aabenraa", "Åbenrå", "ÅBENRÅ", "Abenra"]),
        ("kegnas", ["Kegnæs", "Kegnaes", "Kegnäs"]),
        ("vester sottrup", ["Vester Sottrup", "vester-sottrup", "Vester  Sottrup", "Vester/Sottrup"]),
        ("duppel", ["Düppel", "Dueppel"]),
        ("niels gard", ["Niels' Gård", "Niels’ Gaard"]),
    ],
)
def test_all_spellings_of_a_name_fold_to_one(folded: str, spellings: list[str]) -> None:
    assert {fold_place_name(spelling) for spelling in spellings} == {folded}


@given(st.text(st.sampled_from("aeouæøåäöü AEØÅ-'.x7")) | st.text())
def test_folding_twice_changes_nothing_and_leaves_ascii_only(text: str) -> None:
    folded = fold_place_name(text)
    assert fold_place_name(folded) == folded
    assert folded == folded.strip()
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzæøå")))
def test_a_danish_keyboard_and_an_english_one_fold_alike(name: str) -> None:
    written_out = name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    assert fold_place_name(written_out) == fold_place_name(name)


def test_restores_the_danish_letters_of_an_english_keyboard() -> None:
    assert danish_spelling("Noerregade og OEstergade, Graasten") == "Nørregade og OEstergade, Gråsten"
    assert danish_spelling("Oestergade, Aavej") == "Østergade, Åvej"
