"""The accessibility cells of the exchange table, and the two words in them that speak of booking and of online."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from activities.importers.cells import Cells
from activities.importers.written import codes_of
from activities.vocabularies import AccessibilityFeature, Booking, FeatureValue, OnlineMode

COLUMNS = {
    "accessibility_yes": FeatureValue.YES,
    "accessibility_partly": FeatureValue.PARTLY,
    "accessibility_no": FeatureValue.NO,
}
DROP_IN = "drop_in"
ONLINE = "online_participation"
NO_FEATURES = {DROP_IN: DROP_IN, ONLINE: ONLINE}


@dataclass(frozen=True, slots=True)
class Statements:
    """What a row says: values by feature, and yes or no (or nothing) on the two words that are no features."""

    features: Mapping[str, str]
    drop_in: str = ""
    online: str = ""


def read_statements(cells: Cells) -> Statements:
    """All three cells; a word in two of them is a contradiction, and the row is refused."""
    values: dict[str, str] = {}
    known = {**codes_of(AccessibilityFeature), **NO_FEATURES}
    for column, value in COLUMNS.items():
        for word in cells.codes(column, known):
            if word in values:
                cells.reject(
                    column, _("Ordet står i to kolonner. Det kan ikke både være ja, delvist og nej."), value=word
                )
            values.setdefault(word, str(value))
    drop_in, online = values.pop(DROP_IN, ""), values.pop(ONLINE, "")
    return Statements(values, drop_in, online)


def settle_booking(cells: Cells, statements: Statements, *, written: str) -> str:
    """The column decides; the word fills it when it is empty, and a contradiction is remarked on."""
    if not written:
        return str(Booking.DROP_IN) if statements.drop_in == FeatureValue.YES else ""
    says_drop_in = written == Booking.DROP_IN
    if statements.drop_in and says_drop_in != (statements.drop_in == FeatureValue.YES):
        cells.remark("booking", _("Det passer ikke med drop_in under accessibility. Vi har brugt kolonnen booking."))
    return written


def settle_online(cells: Cells, statements: Statements, *, written: str) -> str:
    """The column decides; the word fills it when it is empty (online only where no address is given)."""
    if not written and statements.online:
        has_address = bool(cells.raw("street_address") or cells.raw("latitude"))
        here = OnlineMode.BOTH if has_address else OnlineMode.YES
        return str(OnlineMode.NO if statements.online == FeatureValue.NO else here)
    says_online = written in {OnlineMode.YES, OnlineMode.BOTH}
    if statements.online and says_online != (statements.online != FeatureValue.NO):
        cells.remark(
            "online", _("Det passer ikke med online_participation under accessibility. Vi har brugt kolonnen online.")
        )
    return written
