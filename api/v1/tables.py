"""Which parameters each address takes, where they are not simply the search's."""

from dataclasses import replace
from functools import partial

from activities.vocabularies import OrganisationKind
from finder.parameters import BY_NAME, Parameter, read_code

KINDS = tuple(OrganisationKind.values)
PAGING: tuple[Parameter, ...] = (BY_NAME["page"], BY_NAME["page_size"])
NAME = replace(BY_NAME["q"], meaning="Part of the name, whatever the case.")
OF_ORGANISATIONS: tuple[Parameter, ...] = (
    NAME,
    Parameter("kind", partial(read_code, choices=KINDS), "What sort of body it is.", choices=KINDS, is_repeatable=True),
    *PAGING,
)
OF_PLACES: tuple[Parameter, ...] = (
    NAME,
    replace(BY_NAME["in"], meaning="A town or postcode the place must be in, exactly."),
    *PAGING,
)
# What one can ask about a single activity.
ABOUT_ONE = frozenset(
    {"place", "lat", "lon", "need", "feature", "audience", "language", "free", "max_price", "booking", "online"}
)
OF_THE_MAP = frozenset({"box", "zoom"})
# A map is not a list: it has no pages and no order.
OF_A_LIST = frozenset({"page", "page_size", "ordering"})
