"""The step that asks where: a place known before with its facts, or a new one put on the map."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.editing import must_wait
from activities.forms.base import StepForm
from activities.forms.fields import NameField, PlainTextField, choice_field
from activities.geocoding import conf
from activities.geocoding.address import Address
from activities.geocoding.gazetteer import find_postcode
from activities.geocoding.known import address_of
from activities.geocoding.placed import POINT_FIELDS, fill_point
from activities.models import Organisation, Place
from activities.permissions import may_change_place
from activities.places import change_place
from activities.vocabularies import OnlineMode, Precision

NEW, CHANGE = "new", "change"
MOST_PLACES = 12
ADDRESS_FIELDS = ("name", "street_address", "postcode", "town", "directions")
BY_HAND = "hand"


class WhereForm(StepForm):
    """On the spot or at home, and at which place."""

    online = choice_field(
        gettext_lazy("Hvor foregår det?"),
        [
            (OnlineMode.NO, gettext_lazy("Vi mødes et sted")),
            (OnlineMode.BOTH, gettext_lazy("Et sted, og man kan være med hjemmefra")),
            (OnlineMode.YES, gettext_lazy("Kun på nettet")),
        ],
        missing=gettext_lazy("Vælg, hvor det foregår."),
    )
    place = choice_field(gettext_lazy("Hvilket sted?"), [])
    name = NameField(
        label=gettext_lazy("Hvad hedder stedet?"),
        help_text=gettext_lazy("For eksempel ”Skovby Forsamlingshus”."),
        max_length=120,
    )
    street_address = PlainTextField(label=gettext_lazy("Vej og nummer"), max_length=120)
    postcode = forms.CharField(
        label=gettext_lazy("Postnummer"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    town = NameField(
        label=gettext_lazy("By eller landsby"),
        help_text=gettext_lazy("Lad stå tomt, hvis det er byen ved postnummeret."),
        max_length=80,
    )
    directions = PlainTextField(
        label=gettext_lazy("Hvordan finder man ind?"),
        help_text=gettext_lazy("For eksempel: ”Gå ind ad den røde dør ved gavlen.”"),
        lines=2,
        max_length=500,
    )
    latitude = forms.FloatField(label=gettext_lazy("Breddegrad"), required=False, widget=forms.TextInput())
    longitude = forms.FloatField(label=gettext_lazy("Længdegrad"), required=False, widget=forms.TextInput())
    pin_moved = forms.BooleanField(label=gettext_lazy("Jeg har selv sat prikken"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Offers the places this organisation has used, and changing the one in use where that is theirs to do."""
        super().__init__(*args, **options)
        choices = [(pk, str(place)) for pk, place in self.known.items()]
        if self.may_change:
            choices.append((CHANGE, _("Ret %(place)s") % {"place": self.facts.activity.place}))
        self.fields["place"].choices = [*choices, (NEW, _("Et andet sted"))]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.point: Place | None = None

    @cached_property
    def known(self) -> dict[str, Place]:
        """Places of this organisation, by the value of their choice."""
        by = self.facts.activity.organisation
        current = Q(pk=self.facts.activity.place_id)
        used = Place.objects.filter(Q(activities__organisation=by) | Q(owner=by) | current)
        return {str(place.pk): place for place in used.distinct().order_by("name", "pk")[:MOST_PLACES]}

    @property
    def may_change(self) -> bool:
        """Whether the place in use is theirs to change, at once."""
        activity = self.facts.activity
        return (
            activity.place is not None
            and may_change_place(self.person, activity.place)
            and not must_wait(activity, self.person)
            and (activity.organisation.is_verified or is_used_by_one(activity.place, activity.organisation))
        )

    def values(self) -> dict[str, Any]:
        """The place in use, with its own facts where they may be changed."""
        activity = self.facts.activity
        place = activity.place
        chosen = {"online": activity.online, "place": str(place.pk) if place else ""}
        if not place or not self.may_change:
            return chosen
        point = {"latitude": place.latitude, "longitude": place.longitude, "pin_moved": place.pin_moved_by_user}
        return chosen | {name: getattr(place, name) for name in ADDRESS_FIELDS} | point

    def suggestions(self) -> dict[str, Any]:
        """Most meet on the spot; where, nobody guesses as long as there is a choice."""
        return {"online": OnlineMode.NO.value, "place": "" if self.known else NEW}

    def clean_postcode(self) -> str:
        """Four digits of an area we cover."""
        text = str(self.cleaned_data["postcode"]).strip().upper().removeprefix("DK-").removeprefix("DK").strip()
        if not text:
            return ""
        if not (text.isdigit() and len(text) == 4):
            raise ValidationError(_("Et postnummer har fire cifre, for eksempel 6400."))
        if find_postcode(text) is None:
            raise ValidationError(
                _("Postnummer %(postcode)s ligger uden for det område, siden dækker. Se efter, om tallet er rigtigt.")
                % {"postcode": text}
            )
        return text

    def clean(self) -> dict[str, Any]:
        """A place needs an address, and a pin lies in the area."""
        cleaned = self.cleaned_data
        if cleaned.get("online") == OnlineMode.YES:
            return cleaned
        if not cleaned.get("place") and "place" not in self.errors:
            self._ask_which(cleaned)
        if cleaned.get("place") in {NEW, CHANGE}:
            self._refuse_half_addresses(cleaned)
            self._refuse_far_pins(cleaned)
        if cleaned.get("place") in {NEW, CHANGE} and not self.errors:
            self.point = self._placed()
        return cleaned

    def _ask_which(self, said: dict[str, Any]) -> None:
        """Nobody is put where they did not say; where no place is known there is only a new one."""
        if self.known:
            self.add_error("place", _("Vælg stedet, eller vælg ”Et andet sted”."))
        else:
            said["place"] = NEW

    def _refuse_half_addresses(self, said: dict[str, Any]) -> None:
        if not said.get("street_address") and not said.get("name"):
            self.add_error("street_address", _("Skriv vej og nummer, eller hvad stedet hedder."))
        if not said.get("postcode") and "postcode" not in self.errors:
            self.add_error("postcode", _("Skriv postnummeret."))

    def _refuse_far_pins(self, said: dict[str, Any]) -> None:
        if not said.get("pin_moved"):
            return
        lat, lon = said.get("latitude"), said.get("longitude")
        south, west, north, east = conf.setting("GEOCODER_BOX")
        if lat is None or lon is None or not (south <= lat <= north and west <= lon <= east):
            self.add_error("latitude", _("Prikken ligger uden for det område, siden dækker. Sæt den et sted her."))

    def _placed(self) -> Place:
        """The place as it would be, with its point; not saved."""
        said = self.cleaned_data
        place = self.facts.activity.place if said["place"] == CHANGE else None
        place = Place.objects.get(pk=place.pk) if place else Place(owner=self.facts.activity.organisation)
        before = address_of(place)
        for name in ADDRESS_FIELDS:
            setattr(place, name, said[name])
        area = find_postcode(said["postcode"])
        place.town = place.town or (area.town if area else "")
        self._set_point(place, before)
        return place

    def _set_point(self, place: Place, before: Address) -> None:
        said = self.cleaned_data
        if said["pin_moved"]:
            place.latitude, place.longitude = round(said["latitude"], 6), round(said["longitude"], 6)
            place.precision, place.geocoded_by, place.geocoder_id = Precision.ADDRESS, BY_HAND, ""
            place.geocoded_at, place.pin_moved_by_user = self.now, True
        elif place.pin_moved_by_user or address_of(place) != before:
            place.latitude = place.longitude = None
            place.precision, place.pin_moved_by_user = Precision.UNKNOWN, False
            fill_point(place, now=self.now)

    def shown(self, *, is_tried: bool) -> dict[str, Any]:
        """The pin of what is typed, else of the place in use."""
        place = self.point or self.facts.activity.place
        has_pin = place is not None and place.has_point
        return {
            "pin": (place.latitude, place.longitude) if place and has_pin else None,
            "pin_words": pin_words(self.point) if self.point else "",
        }

    def changes(self) -> dict[str, Any]:
        """Where it is from now on; saves the place itself first, belongs in the transaction."""
        said = self.cleaned_data
        if said["online"] == OnlineMode.YES:
            return {"online": said["online"], "place_id": None}
        return {"online": said["online"], "place_id": self._place_id()}

    def _place_id(self) -> int:
        if self.point is None:
            return int(self.cleaned_data["place"])
        if self.point.pk:
            self._change(self.point)
            return self.point.pk
        known = same_place(self.point)
        if known is None:
            self.point.updated_by = self.person
            self.point.save()
        return (known or self.point).pk

    def _change(self, place: Place) -> None:
        names = (*ADDRESS_FIELDS, *POINT_FIELDS, "pin_moved_by_user")
        change_place(place, values={name: getattr(place, name) for name in names}, by=self.person)


def pin_words(place: Place) -> str:
    """How well we know where it is."""
    if not place.has_point:
        return _("Vi kan ikke finde stedet. Sæt selv prikken.")
    if place.pin_moved_by_user:
        return _("Du har selv sat prikken.")
    if place.precision in {Precision.ADDRESS, Precision.STREET}:
        return _("Prikken står på adressen.")
    return _("Prikken står midt i byen. Træk den hen til døren.")


def same_place(sought: Place) -> Place | None:
    """A place of ours with the same address and a name like it; its facts then hold here too."""
    if not sought.street_address:
        return None
    wanted = address_of(sought).normalised
    for place in Place.objects.filter(postcode=sought.postcode).exclude(street_address="").order_by("pk"):
        names = {place.name.casefold(), sought.name.casefold()}
        if address_of(place).normalised == wanted and (len(names) == 1 or "" in names):
            return place
    return None


def is_used_by_one(place: Place, organisation: Organisation) -> bool:
    """Whether no other organisation has something there."""
    return not place.activities.exclude(organisation=organisation).exists()
