"""Where it is: places known before, new ones on the map, and addresses that cannot be."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import QueryDict

from accounts.models import User
from activities.editing import save_edit
from activities.forms.where import WhereForm
from activities.models import Activity, Place
from tests.activities.desk.conftest import form_of
from tests.factories import ActivityFactory, PlaceFactory

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OUTSIDE = "Prikken ligger uden for det område, siden dækker. Sæt den et sted her."


def typed(**values: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    plain = {
        "online": "no",
        "place": "new",
        "name": "Forsamlingshuset",
        "street_address": "Skovby Nørregade 1",
        "postcode": "6470",
    }
    for name, value in {**plain, **values}.items():
        data[name] = value
    return data


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({}, {}),
        ({"online": "yes", "street_address": "", "name": "", "postcode": ""}, {}),
        ({"online": ""}, {"online": ["Vælg, hvor det foregår."]}),
        ({"street_address": "", "name": ""}, {"street_address": ["Skriv vej og nummer, eller hvad stedet hedder."]}),
        ({"postcode": ""}, {"postcode": ["Skriv postnummeret."]}),
        ({"postcode": "647"}, {"postcode": ["Et postnummer har fire cifre, for eksempel 6400."]}),
        ({"postcode": "8000"}, {"postcode": ["Postnummer 8000 ligger uden for det område, siden dækker. Se efter, om tallet er rigtigt."]}),
        ({"name": "www.hus.dk"}, {"name": ["Skriv et navn, ikke et link. Linket kan stå ved kontakt."]}),
        ({"pin_moved": "on"}, {"latitude": [OUTSIDE]}),
        ({"pin_moved": "on", "latitude": "55.67", "longitude": "12.56"}, {"latitude": [OUTSIDE]}),
        ({"place": "999999"}, {"place": ["Vælg en af mulighederne."]}),
    ],
)  # fmt: skip
def test_says_what_would_be_right(
    draft: Activity, person: User, values: dict[str, str], errors: dict[str, list[str]]
) -> None:
    form = form_of(WhereForm, draft, person, typed(**values), now=NOW)
    form.is_valid()
    assert {name: list(sentences) for name, sentences in form.errors.items()} == errors


def saved(activity: Activity, person: User, **values: Any) -> Place | None:
    """The place of an activity after the step was saved."""
    form = form_of(WhereForm, activity, person, typed(**values), now=NOW)
    assert form.is_valid(), form.errors
    save_edit(activity, changes=form.changes(), by=person, now=NOW)
    activity.refresh_from_db()
    return activity.place


def test_a_new_place_is_put_in_its_town_and_belongs_to_whoever_told_of_it(draft: Activity, person: User) -> None:
    place = saved(draft, person)
    assert place is not None
    assert (place.town, place.has_point, place.owner) == ("Sydals", True, draft.organisation)


def test_where_places_are_known_nobody_is_put_in_one_they_did_not_choose(
    draft: Activity, shown: Activity, person: User
) -> None:
    form = form_of(WhereForm, draft, person, now=NOW)
    assert (form["place"].value(), list(form.known)) == ("", [str(shown.place_id)])
    sent = form_of(WhereForm, draft, person, typed(place=""), now=NOW)
    assert dict(sent.errors) == {"place": ["Vælg stedet, eller vælg ”Et andet sted”."]}


def test_where_no_place_is_known_there_is_only_a_new_one(draft: Activity, person: User) -> None:
    assert form_of(WhereForm, draft, person, now=NOW)["place"].value() == "new"
    assert form_of(WhereForm, draft, person, typed(place=""), now=NOW).is_valid()


def test_a_pin_set_by_hand_stays(draft: Activity, person: User) -> None:
    place = saved(draft, person, pin_moved="on", latitude="54.9", longitude="9.9")
    assert place is not None
    assert (place.latitude, place.longitude, place.pin_moved_by_user, place.precision) == (54.9, 9.9, True, "address")


def test_the_same_address_is_the_same_place(draft: Activity, person: User) -> None:
    known = PlaceFactory(name="Forsamlingshuset", street_address="Skovby Nørregade 1", postcode="6470", town="Sydals")
    assert saved(draft, person, street_address="Skovby Nørregade 1", town="Sydals") == known


def test_changing_a_place_of_one_s_own_changes_it_for_all_one_s_activities(draft: Activity, person: User) -> None:
    place = PlaceFactory(owner=draft.organisation)
    Activity.objects.filter(pk=draft.pk).update(place=place)
    draft.refresh_from_db()
    changed = saved(draft, person, place="change", name="Det nye hus")
    assert (changed, changed and changed.name) == (place, "Det nye hus")


def test_somebody_else_s_place_cannot_be_changed(draft: Activity, person: User) -> None:
    place = PlaceFactory()
    ActivityFactory(place=place)
    Activity.objects.filter(pk=draft.pk).update(place=place)
    draft.refresh_from_db()
    form = form_of(WhereForm, draft, person, typed(place="change"), now=NOW)
    assert not form.is_valid()
    assert list(form.errors) == ["place"]
