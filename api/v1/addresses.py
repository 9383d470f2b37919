"""Whole addresses of pages and of other answers, as the client reached us."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from rest_framework.request import Request

from api.languages import path_prefix


@dataclass(frozen=True, slots=True)
class Addresses:
    """`site` is scheme and host; `pages` is where people's pages begin in the language of the answer."""

    site: str
    pages: str

    @classmethod
    def of(cls, request: Request) -> "Addresses":
        """As this request reached us."""
        site = f"{request.scheme}://{request.get_host()}"
        return cls(site, site + path_prefix())

    def list_of(self, name: str, pairs: list[tuple[str, str]]) -> str:
        """An answer of this interface, by the name of its address."""
        path = self.site + _path_of(name)
        return f"{path}?{urlencode(pairs)}" if pairs else path


@cache
def _path_of(name: str) -> str:
    return reverse(f"api:{name}")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Addresses of the pages round one page of a list. `pairs` is what was asked, without the page."""

    addresses: Addresses
    name: str
    pairs: list[tuple[str, str]]

    def to(self, page: int, *, exists: bool) -> str | None:
        """A page, or None where there is no such page."""
        return self.addresses.list_of(self.name, [*self.pairs, ("page", str(page))]) if exists else None
