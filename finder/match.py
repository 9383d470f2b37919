"""Explains an answer: for each result, and only for what this question asked, what fits, what is partly so,
what nobody has told us, and what does not fit."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from activities.presentation import sentences
from activities.presentation.languages import once_per_language
from activities.vocabularies import Booking, Language
from finder.answer import Match, MatchItem
from finder.cards import value_of
from finder.labels import labels_of
from finder.match_wishes import explain_wishes, of_wishes
from finder.query import SearchQuery

NOTHING_SAID: Mapping[str, bool] = {}
Telling = Callable[[SearchQuery, dict[str, Any]], Iterator[tuple[str, MatchItem]]]


def explain(query: SearchQuery, card: dict[str, Any], *, said: Mapping[str, bool] = NOTHING_SAID) -> Match:
    """The four lists of one result, in the order the person asked.

    `said` are the wishes read from the person's words, by key (`weekday:MO,TU`), and whether this result meets them.
    """
    return Explainer(query)(card, said)


class Explainer:
    """`explain` for one question and many results: what is asked for is worked out once, and so is what the same facts say."""

    def __init__(self, query: SearchQuery) -> None:
        """In the language of the moment."""
        self._query = query
        self._features = (*query.required_features, *query.wished_features)
        self._asked = [tell for tell, is_asked in _ASKED if is_asked(query)]
        self._told = _told()
        self._known: dict[tuple[object, ...], Match] = {}

    def __call__(self, card: dict[str, Any], said: Mapping[str, bool]) -> Match:
        """The four lists of one result."""
        if self._asked:
            return self._explained(card, said)
        values = card["values"]
        facts = (*[values.get(one) for one in self._features], *said.items(), *(said and of_wishes(card)))
        if facts not in self._known:
            self._known[facts] = self._explained(card, said)
        return self._known[facts]

    def _explained(self, card: dict[str, Any], said: Mapping[str, bool]) -> Match:
        found: dict[str, list[MatchItem]] = {"fits": [], "partly": [], "unknown": [], "misfits": []}
        for feature in self._features:
            kind, item = self._told[feature][value_of(card, feature)]
            found[kind].append(item)
        for tell in self._asked:
            for kind, item in tell(self._query, card):
                found[kind].append(item)
        for kind, item in explain_wishes(said, card):
            found[kind].append(item)
        return Match(*(tuple(dict.fromkeys(items)) for items in found.values()))


KIND_OF_VALUE = {"yes": "fits", "partly": "partly", "unknown": "unknown", "no": "misfits"}


def _languages(query: SearchQuery, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
    labels, held = labels_of(Language), card["languages"]
    wanted = query.language or tuple(code for code in held if code != "da")
    spoken = [code for code in held if code in wanted]
    if query.language and not held:
        yield "unknown", MatchItem("language", _("hvilket sprog man taler."))
    elif spoken or query.language:
        names = ", ".join(labels[code] for code in spoken or held)
        yield (
            ("fits" if spoken else "misfits"),
            MatchItem("language", _("Der bliver talt %(languages)s.") % {"languages": names}),
        )


def _audiences(query: SearchQuery, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
    for code in query.audience:
        if code in card["audiences"]:
            yield "fits", MatchItem(code, audience_sentences()[code])
        else:
            yield "unknown", MatchItem(code, audience_questions()[code])


def _price(query: SearchQuery, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
    amount, unit = card["price"]["dkk"], card["price"]["unit"]
    if amount is None:
        yield "unknown", MatchItem("price", _("hvad det koster."))
    elif amount == 0:
        yield "fits", MatchItem("price", _("Det er gratis."))
    elif unit in {None, "visit"}:
        yield (
            "fits",
            MatchItem("price", _("Det koster %(amount)s kr. pr. gang.") % {"amount": f"{amount:g}".replace(".", ",")}),
        )


def _booking(query: SearchQuery, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
    if card["booking"] is None:
        yield "unknown", MatchItem("booking", _("man skal melde sig til."))
    else:
        yield "fits", MatchItem("booking", f"{labels_of(Booking)[card['booking']]}.")


def _online(query: SearchQuery, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
    if card["online"] is None:
        yield "unknown", MatchItem("online", _("man kan være med hjemmefra."))
    elif query.online and card["online"] == "no":
        yield "misfits", MatchItem("online", _("Man kan ikke være med hjemmefra."))
    elif query.online:
        yield "fits", MatchItem("online", _("Du kan være med hjemmefra."))


# What a question may ask for beside features: who tells of it, and whether this question does ask.
_ASKED: tuple[tuple[Telling, Callable[[SearchQuery], bool]], ...] = (
    (_languages, lambda query: bool(query.language) or "little_danish" in query.need),
    (_audiences, lambda query: bool(query.audience)),
    (_price, lambda query: query.free or query.max_price is not None),
    (_booking, lambda query: bool(query.booking)),
    (_online, lambda query: query.online is not None),
)


def sentence(feature: str, value: str) -> str:
    """What one feature's value means, in a sentence for the person; unknown completes "Ved ikke, om ..."."""
    return _sentences()[feature][value]


@once_per_language
def _sentences() -> dict[str, dict[str, str]]:
    return {
        feature: {"yes": str(said.yes), "partly": str(said.partly), "no": str(said.no), "unknown": str(said.unknown)}
        for feature, said in sentences.FEATURE_SENTENCES.items()
    }


@once_per_language
def _told() -> dict[str, dict[str, tuple[str, MatchItem]]]:
    """For each feature and value the list it stands in and what it says there."""
    return {
        feature: {value: (KIND_OF_VALUE[value], MatchItem(feature, text)) for value, text in said.items()}
        for feature, said in _sentences().items()
    }


@once_per_language
def audience_sentences() -> dict[str, str]:
    """What it means that an audience is welcome, by code."""
    return {code: str(said) for code, said in sentences.AUDIENCE_SENTENCES.items()}


@once_per_language
def audience_questions() -> dict[str, str]:
    """What completes "Ved ikke, om ..." where nobody has said that an audience is welcome, by code."""
    return {code: str(said) for code, said in sentences.AUDIENCE_QUESTIONS.items()}
