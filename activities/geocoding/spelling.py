"""The spellings of an address worth asking an address service for, and when two street names are the same."""

import re

from activities.geocoding.address import Address
from activities.geocoding.folding import danish_spelling, fold_place_name

LONGEST_QUESTION = 73  # characters: the limit of Adressevælger
ABBREVIATIONS = {
    "gl": "gammel",
    "ndr": "norre",
    "nr": "norre",
    "sdr": "sonder",
    "skt": "sankt",
    "sct": "sankt",
    "st": "sankt",
    "v": "vester",
}
_LOST_STROKE = re.compile(r"norre|sonder|sondre|oster|ostre|molle|hoj|gron", re.IGNORECASE)


def spellings(address: Address) -> list[str]:
    """At most three ways to ask for a street address, the one typed first; none for an address without a street.

    The town is left out beside a postcode: services expect the postal town there, and people write their village.
    """
    if not address.street_name:
        return []
    street = f"{address.street_name} {address.house_number}".strip()
    where = address.postcode or address.town
    streets = dict.fromkeys([street, _with_strokes(danish_spelling(street)), _with_double_a(street)])
    return [f"{each}, {where}".strip(", ")[:LONGEST_QUESTION] for each in streets]


def same_street(one: str, other: str) -> bool:
    """Whether two spellings name one street: "Gl. Skolevej" and "Gammel Skolevej", "Åvej" and "Aavej"."""
    return _written_out(one) == _written_out(other)


def _written_out(street: str) -> str:
    return "".join(ABBREVIATIONS.get(word, word) for word in fold_place_name(street).split())


def _with_strokes(street: str) -> str:
    """With the ø that a foreign keyboard turned into o, in the words Danish street names begin with."""
    return _LOST_STROKE.sub(
        lambda found: found[0].replace("o", "ø", 1) if "o" in found[0] else f"Ø{found[0][1:]}", street
    )


def _with_double_a(street: str) -> str:
    """With aa for å: the register still writes Aabenraavej."""
    return street.replace("å", "aa").replace("Å", "Aa")
