"""Five questions to the demo activities, answered a second time by reading the table with nothing but the csv module."""

import csv
from collections.abc import Callable, Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from finder import index
from finder.answer import Answer
from finder.parameters import parse
from finder.search import search
from finder.understanding.spelling import forget_vocabulary
from tests.factories import NOW

Row = dict[str, str]
TABLE = Path(settings.ROOT) / "activities" / "data" / "demo" / "activities.csv"
SOENDERBORG = (54.9138, 9.7922)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo as `make run` loads it, once for this module, and gone afterwards."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        call_command("load_demo", verbosity=0)
        index.rebuild(now=NOW, version=1)
        forget_vocabulary()
        yield
        transaction.set_rollback(True)
    forget_vocabulary()


def ask(address: str) -> Answer:
    """The answer to a question as it stands in an address, a hundred results on the page."""
    reading = parse(parse_qs(address))
    assert reading.errors == ()
    return search(reading.query.with_changes(page_size=100), now=NOW)


def ids_of(answer: Answer) -> list[str]:
    """The table's own ids, in order."""
    return [one.card["external_id"] for one in answer.results]


def rows_where(condition: Callable[[Row], bool]) -> set[str]:
    """The ids of the table's rows of which it holds."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["external_id"] for row in csv.DictReader(file) if condition(row)}


def yes(row: Row, *features: str) -> bool:
    """Whether all are confirmed."""
    return set(features) <= set(row["accessibility_yes"].split(";"))


def no(row: Row, *features: str) -> bool:
    """Whether any is confirmed not to be there."""
    return bool(set(features) & set(row["accessibility_no"].split(";")))


def is_within_10_km(row: Row) -> bool:
    """On a plane round the town, which is good to a thousandth over 10 km."""
    if row["online"] == "yes":
        return True
    north = (float(row["latitude"]) - SOENDERBORG[0]) * 111.195
    east = (float(row["longitude"]) - SOENDERBORG[1]) * 111.195 * cos(radians(SOENDERBORG[0]))
    return hypot(north, east) <= 10


def tells_of_swimming(row: Row) -> bool:
    """A word with "svøm" in it: svømning, parasvømning, svømme, svømmehal."""
    return is_within_10_km(row) and "svøm" in " ".join(row.values()).lower()


def test_the_table_is_read_whole(demo: None) -> None:
    assert set(ids_of(ask("page=1"))) < rows_where(lambda _row: True)
    assert ask("").count == len(rows_where(lambda _row: True)) == 240


def test_swimming_within_ten_kilometres_of_soenderborg(demo: None) -> None:
    swimming = rows_where(tells_of_swimming)
    in_title = rows_where(lambda row: is_within_10_km(row) and "svømning" in row["title"].lower())
    answer = ask("q=svømning&place=Sønderborg&radius_km=10")
    assert swimming <= set(ids_of(answer)) <= rows_where(is_within_10_km)
    assert in_title <= set(ids_of(answer)[: len(in_title) + 1])


def test_words_that_are_only_looked_up_put_the_rows_with_the_word_first(demo: None) -> None:
    swimming = rows_where(tells_of_swimming)
    assert set(ids_of(ask("q=svømning&place=Sønderborg&radius_km=10&interpret=false"))[: len(swimming)]) == swimming


def test_tuesday_mornings_in_nordborg(demo: None) -> None:
    def fits(row: Row) -> bool:
        days = next((part[6:] for part in row["rrule"].split(";") if part.startswith("BYDAY=")), "")
        return row["town"] == "Nordborg" and "TU" in days and row["start_time"] < "12:00"

    assert set(ids_of(ask("in=Nordborg&weekday=TU&time_of_day=morning"))) == rows_where(fits) == {"als-0146"}


def test_free_without_steps_and_with_a_toilet_for_certain(demo: None) -> None:
    wanted = ("step_free", "accessible_toilet")
    answer = ask("free=true&feature=step_free&feature=accessible_toilet&unknown=exclude")
    assert set(ids_of(answer)) == rows_where(lambda row: row["price_dkk"] == "0" and yes(row, *wanted))
    assert answer.excluded_count == len(rows_where(lambda row: row["price_dkk"] == "0" and no(row, *wanted)))


def test_sign_language_for_certain(demo: None) -> None:
    answer = ask("feature=sign_language&unknown=exclude")
    assert set(ids_of(answer)) == rows_where(lambda row: yes(row, "sign_language"))
    assert answer.excluded_count == len(rows_where(lambda row: no(row, "sign_language")))
    left_out = ask("feature=sign_language&unknown=exclude&show=misfits")
    assert left_out.count == answer.excluded_count
    assert set(ids_of(left_out)) <= rows_where(lambda row: no(row, "sign_language"))


def test_evenings_from_six_in_6300(demo: None) -> None:
    answer = ask("in=6300&starts_after=18:00")
    assert set(ids_of(answer)) == rows_where(lambda row: row["postcode"] == "6300" and row["start_time"] >= "18:00")


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("efter min blodprop tør jeg ikke gå ud alene, men vil gerne synge", "Afasikor: Ord i sang"),
        ("blind og glad for musik, skal kunne komme med bus", "Syng dig glad, Nordborg"),
        ("noget for far der er ved at glemme alting, i nærheden af Augustenborg", "Sang for bløde stemmer"),
        ("Ich bin neu in Broager und suche Leute zum Wandern am Wochenende", "Historisk gåtur på Dybbøl Banke"),
        (
            "vi er lige kommet hertil fra Ukraine og vil møde naboer, helst lørdag",
            "Nabomøde for tilflyttere i Nordborg",
        ),
    ],
)
def test_what_one_wants_to_do_comes_before_whom_it_is_for(demo: None, sentence: str, first: str) -> None:
    answer = search(parse({"q": [sentence]}).query, now=NOW)
    assert answer.results[0].card["title"] == first
