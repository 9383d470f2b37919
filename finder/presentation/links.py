"""Addresses of questions: the same question with one thing more, one thing less, or another page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote_plus

from finder.parameters import to_params
from finder.query import SearchQuery

# What belongs to a page of the list, not to what is asked.
OF_THE_PAGE = frozenset({"page", "show"})


# What needs no quoting: most values are codes and numbers, and a page has thirty of them.
PLAIN = re.compile(r"[\w.~-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class QuestionLinks:
    """A question as encoded pairs, so that a link costs a join and no parsing. `path` is the list's own address.

    `show` is what of the answer is looked at: the same list's pages and its map keep it, another question does not.
    """

    path: str
    pairs: tuple[tuple[str, str, str], ...]
    show: str = ""

    @classmethod
    def of(cls, query: SearchQuery, path: str) -> "QuestionLinks":
        """The links of a question; its page is left out of every link but those to pages."""
        written = ((name, value) for name, value in to_params(query) if name not in OF_THE_PAGE)
        return cls(path, tuple((name, value, _pair(name, value)) for name, value in written), query.show)

    def same(self) -> str:
        """The question as it is, from its first page."""
        return self._address(self._same())

    def to(self, query: SearchQuery) -> str:
        """Another question, from its first page."""
        return QuestionLinks.of(query, self.path).same()

    def without(self, name: str, value: str | None = None) -> str:
        """Without a parameter, or without one of its values. Distances fall with the place they are measured from."""
        gone = {name, "radius_km"} if name == "place" else {name}
        return self._address(
            text for other, held, text in self.pairs if other not in gone or (value is not None and held != value)
        )

    def with_value(self, name: str, value: str, *, instead: bool = True) -> str:
        """With a value, instead of what the parameter says now or beside it."""
        kept = [
            text for other, held, text in self.pairs if (other != name if instead else (other, held) != (name, value))
        ]
        return self._address([*kept, _pair(name, value)])

    def with_many(self, name: str, values: Iterable[str]) -> str:
        """With several values of one parameter beside those it has."""
        added = [_pair(name, value) for value in values]
        return self._address([*(text for _name, _value, text in self.pairs if text not in added), *added])

    def with_all(self, changes: dict[str, str]) -> str:
        """With several values at once, each instead of its parameter's own."""
        kept = [text for other, _held, text in self.pairs if other not in changes]
        return self._address([*kept, *(_pair(name, value) for name, value in changes.items())])

    def without_all(self, names: frozenset[str]) -> str:
        """Without any of these parameters."""
        return self._address(text for other, _held, text in self.pairs if other not in names)

    def page(self, number: int) -> str:
        """Another page of the same answer."""
        return self._address([*self._same(), *([_pair("page", str(number))] if number > 1 else [])])

    def query_string(self) -> str:
        """What stands after the question mark of the question as it is."""
        return "&".join(self._same())

    def _same(self) -> list[str]:
        return [*(text for _name, _value, text in self.pairs), *([_pair("show", self.show)] if self.show else [])]

    def _address(self, texts: Iterable[str]) -> str:
        query = "&".join(texts)
        return f"{self.path}?{query}" if query else self.path


def _pair(name: str, value: str) -> str:
    return f"{name}={value if PLAIN.fullmatch(value) else quote_plus(value)}"
