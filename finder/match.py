"""Explains an answer: for each result, and only for what this question asked, what fits, what is partly so,
what nobody has told us, and what does not fit."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from activities.presentation import sentences
from activities.presentation.languages import once_per_language
from activities.presentation.listing import listed
from activities.vocabularies import Booking, Language
from finder.answer import Match, MatchItem
from finder.cards import value_of
from finder.labels import labels_of
from finder.plan import NO_WORDS, Words
from finder.query import SearchQuery
from finder.ranking import WELCOME_FEATURES
from finder.telling.wishes import WishTeller
from finder.telling.words import WordTeller
from finder.wishes import NOTHING_MET, Met

Telling = Callable[[SearchQuery, dict[str, Any]], Iterator[tuple[str, MatchItem]]]


def explain(query: SearchQuery, card: dict[str, Any]) -> Match:
    """The four lists of one activity for what was chosen, in the order the person asked."""
    return Explainer(query)(card)


class Explainer:
    """`explain` for one question and many results: what is asked for is worked out once, and so is what the same facts say."""

    def __init__(self, query: SearchQuery, words: Words = NO_WORDS) -> None:
        """In the language of the moment. `words` are what was said beside what was chosen."""
        self._query, self._words = query, words
        self._features = (*query.required_features, *query.wished_features)
        self._noticed = (*self._features, *(WELCOME_FEATURES if words.wants_welcome else ()))
        self._asked = [tell for tell, is_asked in _ASKED if is_asked(query)]
        self._told, self._tell_words, self._tell_wishes = _told(), WordTeller(words), WishTeller(words.wishes)
        self._facts = (*self._tell_words.facts, *self._tell_wishes.facts)
        self._known: dict[tuple[object, ...], Match] = {}

    def __call__(self, card: dict[str, Any], met: Met = NOTHING_MET) -> Match:
        """The four lists of one result; `met` is what of the words it meets."""
        if self._asked:
            return self._explained(card, met)
        values = card["values"]
        facts = (met, *[values.get(one) for one in self._noticed], *[_hashed(card[one]) for one in self._facts])
        if facts not in self._known:
            self._known[facts] = self._explained(card, met)
        return self._known[facts]

    def _explained(self, card: dict[str, Any], met: Met) -> Match:
        found: dict[str, list[MatchItem]] = {"fits": [], "partly": [], "unknown": [], "misfits": []}
        for kind, item in self._items(card, met):
            found[kind].append(item)
        return Match(*(tuple(dict.fromkeys(items)) for items in found.values()))

    def _items(self, card: dict[str, Any], met: Met) -> Iterator[tuple[str, MatchItem]]:
        sure, guessed = self._tell_words(met, card)
        yield from sure
        for feature in self._features:
            yield self._told[feature][value_of(card, feature)]
        for tell in self._asked:
            yield from tell(self._query, card)
        yield from self._tell_wishes(met, card)
        if self._words.wants_welcome:
            feature = warmest_welcome(card)
            yield self._told[feature][value_of(card, feature)]
        yield from guessed


def _hashed(fact: Any) -> Any:
    return tuple(fact) if isinstance(fact, list) else fact


KIND_OF_VALUE = {"yes": "fits", "partly": "partly", "unknown": "unknown", "no": "misfits"}


def _languages(query: SearchQuery, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
    labels, held = labels_of(Language), card["languages"]
    wanted = query.language or tuple(code for code in held if code != "da")
    spoken = [code for code in held if code in wanted]
    if query.language and not held:
        yield "unknown", MatchItem("language", _("hvilket sprog man taler."))
    elif spoken or query.language:
        names = listed([labels[code] for code in spoken or held])
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


def warmest_welcome(card: dict[str, Any]) -> str:
    """The feature that tells best how somebody new is received: one that is known to be so, else the last."""
    known = (one for value in ("yes", "partly") for one in WELCOME_FEATURES if value_of(card, one) == value)
    return next(known, WELCOME_FEATURES[-1])


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
