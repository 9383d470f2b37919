"""What looks like something that says who a person is, is refused: by its kind, in any way people write it, and not by chance."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from casework.personal_text import found_in, refuse_personal, refuse_personal_reference

BETWEEN = st.sampled_from(["", "-", " ", " - ", "–", "."])
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 11, 1))
LAST_FOUR = st.integers(0, 9999).map("{:04}".format)
AROUND = st.sampled_from(["", "Født ", "CPR: ", "(", "nr", "\n"])
WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå ,!?", max_size=80)


@given(day=DAYS, last=LAST_FOUR, between=BETWEEN, before=AROUND, words=WORDS)
def test_every_cpr_number_is_refused_however_it_is_written(
    day: date, last: str, between: str, before: str, words: str
) -> None:
    assert "cpr" in found_in(f"{words} {before}{day:%d%m%y}{between}{last}, {words}")
    assert "cpr" in found_in(f"{day:%d%m}{day:%Y}{between}{last}")
    assert "cpr" in found_in(f"{day:%d.%m.%y}-{last}")


@given(WORDS)
def test_words_alone_are_never_refused(words: str) -> None:
    assert found_in(words) == []


@given(
    first=st.integers(2, 9),
    rest=st.integers(0, 9_999_999).map("{:07}".format),
    country=st.sampled_from(["", "+45 ", "0045"]),
)
def test_every_danish_telephone_number_is_refused(first: int, rest: str, country: str) -> None:
    number = f"{first}{rest}"
    pairs = " ".join(number[place : place + 2] for place in range(0, 8, 2))
    for written in (number, pairs, pairs.replace(" ", "-"), pairs.replace(" ", ".")):
        assert "phone" in found_in(f"ring {country}{written} i morgen"), written


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("710190-1234", ["cpr"]),  # a replacement number: day + 60
        ("070785-UKV1", ["cpr"]),  # a replacement number with letters
        ("٠١٠١٩٠-١٢٣٤", ["cpr"]),  # the figures of another script
        ("0101\u200b901234", ["cpr"]),  # a mark nobody sees
        ("x0101901234y", ["cpr"]),
        ("310299-1234", ["cpr"]),  # no such day, and still nobody should see it
        ("1234 5678", ["phone"]),
        ("+49 461 1234567", ["phone"]),
        ("anna@example.dk", ["email"]),
        ("anna (at) example.dk", ["email"]),
        ("Ring 12345678 eller anna@example.dk", ["phone", "email"]),
        ("Vi ses 24-11-2026 kl. 10.00-12.00", []),
        ("24.11.2026", []),
        ("I 2024 2025 gik det fint", []),
        ("6400 Sønderborg, 12 km, 250 kr.", []),
        ("27.36.00-G01-12-24", []),  # a number of a case
        ("S-24-0173311", []),
        ("Ring 112", []),
    ],
)
def test_what_is_refused_and_what_is_not(text: str, kinds: list[str]) -> None:
    assert found_in(text) == kinds


def test_a_refusal_says_what_it_looks_like_and_what_to_do() -> None:
    with pytest.raises(ValidationError) as refusal:
        refuse_personal("010190-1234")
    assert refusal.value.messages == [
        "Det ligner et CPR-nummer. Tag det ud. Her må ingen kunne se, hvem det handler om."
    ]


@pytest.mark.parametrize("name", ["Anna Jensen", "Anna K. Jensen", "for Anna Jensen", "Åse Østergård"])
def test_a_reference_is_no_name(name: str) -> None:
    with pytest.raises(ValidationError, match="Det ligner et navn"):
        refuse_personal_reference(name)


@pytest.mark.parametrize("reference", ["blå stol", "S-17", "Stol", "uge 47 nr 3", "27.36.00-G01-12-24"])
def test_a_reference_of_ones_own_is_welcome(reference: str) -> None:
    refuse_personal_reference(reference)
