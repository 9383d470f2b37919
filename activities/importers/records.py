"""What an importer hands to the store: one activity as its source tells it, free of the format it came in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from activities.recurrence import Pattern

KEY_LENGTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecord:
    """Who runs an activity; one of a source's organisations is known again by its name."""

    name: str
    kind: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    website: str = ""

    @property
    def key(self) -> str:
        """The same for every way of spacing and casing the same name."""
        return _key(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """Where an activity is held; one of a source's places is known again by its address and its point."""

    name: str = ""
    street_address: str = ""
    postcode: str = ""
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def key(self) -> str:
        """The same for the same name, address and point: two rows that disagree on the point keep their own."""
        point = "" if self.latitude is None else f"{self.latitude:.5f},{self.longitude:.5f}"
        return _key(self.name, self.street_address, self.postcode, self.town, point)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRecord:
    """One activity; `facts` are values by the name of the Activity field, everything not known is left empty."""

    external_id: str
    organisation: OrganisationRecord
    place: PlaceRecord | None
    pattern: Pattern
    facts: Mapping[str, Any]
    audiences: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The same as long as the source says the same (128 bits)."""
        told = (
            self.organisation, self.place, self.pattern, sorted(self.facts.items()),
            sorted(self.audiences.items()), sorted(self.statements.items()),
        )  # fmt: skip
        return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


def _key(*parts: str) -> str:
    """Readable while it is short, a digest when it would not fit the column."""
    text = "|".join(" ".join(part.casefold().split()) for part in parts)
    return text if len(text) <= KEY_LENGTH else hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
