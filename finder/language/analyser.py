"""Turns texts into the tokens that are indexed, and questions into the terms that are looked up: the one analyser."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from django.conf import settings
from django.utils.functional import cached_property  # which takes no lock

from finder.language.compounds import all_parts, part_commonness, split_compound
from finder.language.letters import restore_letters
from finder.language.lexicon import commonness
from finder.language.stems import exceptions, stem
from finder.language.stopwords import all_stop_words, guess_languages, stop_words
from finder.language.synonyms import Meaning, Synonyms, read_synonyms
from finder.language.words import fold, normalise, split_words, without_joiners, word_set

SHORTEST_LAST_PART = 5
GENERAL_HEADS = word_set(
    "klub club gruppe hold kursus forening møde aften tilbud aktivitet netværk fællesskab træf arrangement undervisning café"
    " patient ramt plaget"
)
"""What says of a compound only that one meets, or has it: a "løbeklub" is about running, not about clubs."""

WHOM = word_set(
    "mand mande herre kvinde dame pige dreng senior ældre pensionist ung ungdom handicap kørestol blind døv"
)
"""What says of a compound only for whom it is: a "mandekor" sings."""

BEFORE_A_VERB = word_set("at gerne vil ville kan kunne skal skulle må måtte også ikke godt jeg du vi i de")
SMALL_BEFORE = {
    **dict.fromkeys(word_set("gå går gik gået"), word_set("til ud hjemme alene ind med rundt op glip i på")),
    **dict.fromkeys(word_set("free spare"), word_set("time")),
    **dict.fromkeys(word_set("freie freien"), word_set("zeit")),
}
"""Words that say nothing in front of others: who goes to something does not walk, and free time is no question of money."""

MOST_TERMS = 32
MOST_ALTERNATIVES = 24
MOST_PAIRED = 3
"""How many words for each part of a compound are looked for together with those of the others."""

WEIGHT_OF_PART = 0.5
WEIGHT_OF_PART_BEFORE_GENERAL_HEAD = 0.7
WEIGHT_OF_ALL_PARTS = 0.8
WEIGHT_OF_PAIR = 0.6
WEIGHT_OF_ONE_PART = 0.35
WEIGHT_OF_TELLING_PARTS = 0.6
WEIGHT_OF_TRANSLATION = 0.95
WEIGHT_OF_SYNONYM = 0.75
WEIGHT_OF_RELATED = 0.35


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to satisfy a term: all of these tokens in one activity; `weight` from 0 to 1 says how well that fits."""

    tokens: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Term:
    """One word of a question and everything that answers it, the best first."""

    word: str
    alternatives: tuple[Alternative, ...]

    @property
    def main_token(self) -> str:
        return self.alternatives[0].tokens[0]

    def __hash__(self) -> int:
        """Terms are kept and asked for again and again; few share a word."""
        return hash(self.word)

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(token for alternative in self.alternatives for token in alternative.tokens)


def index_tokens(text: str) -> dict[str, float]:
    """Map each token of a text to its weight: 1 for a word itself, less for a word inside a compound."""
    weights: dict[str, float] = {}
    for word in split_words(normalise(text)):
        if word.text not in all_stop_words():
            for token, weight in _weighted_tokens(word.text):
                weights[token] = max(weight, weights.get(token, 0.0))
    return weights


def query_terms(text: str, *, languages: frozenset[str] | None = None) -> tuple[Term, ...]:
    """Return the terms of a question, at most `MOST_TERMS`; small words are left out, doubles are asked once.

    `languages` are those the question may be written in; left out, they are guessed from its small words.
    """
    words = [word.text for word in split_words(normalise(text), limit=400)]
    spoken = languages if languages is not None else guess_languages(words)
    terms: dict[str, Term] = {}
    for position, word in enumerate(words):
        if len(terms) >= MOST_TERMS:
            break
        if carries_meaning(words, position, spoken):
            term = _term(word, spoken)
            terms.setdefault(term.main_token, term)
    return tuple(terms.values())


def carries_meaning(words: Sequence[str], position: int, languages: frozenset[str]) -> bool:
    """Say whether a word of a question is one to look up: no small word, no "have" that is a verb ("vil have"), no "gå til"."""
    word, following = words[position], words[position + 1] if position + 1 < len(words) else ""
    is_verb = word == "have" and position > 0 and words[position - 1] in BEFORE_A_VERB
    return not is_verb and following not in SMALL_BEFORE.get(word, ()) and not is_small(word, languages)


def is_small(word: str, languages: frozenset[str]) -> bool:
    """Say whether a word carries nothing to look for; a lone letter never does."""
    if len(word) < 2:
        return True
    return any(word in stop_words().get(language, ()) for language in languages | {"da"})


@lru_cache(maxsize=50_000)
def restored_word(word: str) -> str:
    """Return a word without hyphens and with its Danish letters."""
    return restore_letters(without_joiners(word), is_word=commonness().__contains__, is_known=is_known)


@lru_cache(maxsize=50_000)
def main_token(word: str) -> str:
    """Return the token of a word itself: letters restored, hyphens dropped, stemmed at its last part, in ASCII."""
    restored = restored_word(word)
    last = restored if restored in exceptions() else _last_part(restored)
    if len(last) < len(restored) and restored.endswith(last):
        return fold(restored[: -len(last)]) + stem(last)
    return stem(restored)


def _last_part(word: str) -> str:
    """Return the word at the end, also of a word whose beginning is misspelled or a name ("fælesspisning")."""
    cut = split_compound(word)
    if len(cut) > 1 or word in commonness():
        return cut[-1]
    ends = (word[start:] for start in range(3, len(word) - SHORTEST_LAST_PART + 1))
    return next((end for end in ends if part_commonness(end)), word)


@lru_cache(maxsize=50_000)
def part_tokens(word: str) -> tuple[str, ...]:
    """Return the tokens of the words inside a compound or a hyphenated word, parts of parts too, in a fixed order."""
    restored = restored_word(word)
    parts = all_parts(restored) | {piece for piece in word.split("-") if "-" in word and len(piece) >= 3}
    return tuple(sorted({main_token(part) for part in parts} - {main_token(word)}))


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Say whether a word is Danish as it stands, as a form of a known word, or as a compound of known words."""
    return word in commonness() or split_compound(word) != (word,)


@lru_cache(maxsize=50_000)
def _weighted_tokens(word: str) -> tuple[tuple[str, float], ...]:
    outer = _outer_parts(word)
    beside = WEIGHT_OF_PART_BEFORE_GENERAL_HEAD if _is_before_general_head(outer) else WEIGHT_OF_PART
    parts = ((token, WEIGHT_OF_PART if token == outer[-1] else beside) for token in part_tokens(word))
    return ((main_token(word), 1.0), *parts)


@lru_cache(maxsize=5_000)
def _term(word: str, languages: frozenset[str]) -> Term:
    weights: dict[tuple[str, ...], float] = {}
    main = main_token(word)
    _offer(weights, (main,), 1.0)
    outer = _outer_parts(word)
    if len(outer) > 1:
        _offer(weights, outer, WEIGHT_OF_ALL_PARTS)
        telling, weight, weight_of_meaning = _telling_parts(outer)
        for part in telling:
            _offer(weights, (part,), weight)
            _offer_meanings(weights, synonyms().of_danish(part), weight_of_meaning)
        _offer_pairs(weights, [(part, *_same_as(synonyms().of_danish(part))) for part in telling], WEIGHT_OF_PAIR)
    _offer_meanings(weights, synonyms().of_danish(main), WEIGHT_OF_SYNONYM)
    for language in sorted(languages - {"da"}):
        meanings = synonyms().of_foreign(word, language)
        _offer_meanings(weights, meanings, WEIGHT_OF_TRANSLATION)
        if language == "de" and not meanings:
            _offer_german_parts(weights, synonyms().of_german_parts(word))
    ordered = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_ALTERNATIVES]
    ordered.sort(key=lambda entry: entry[0] != (main,))
    return Term(word, tuple(Alternative(tokens, weight) for tokens, weight in ordered))


def respelt(term: Term, tokens: Sequence[str], *, weight: float) -> Term:
    """Return a term for the tokens that were probably meant, the likeliest first, with what means the same as they do."""
    weights: dict[tuple[str, ...], float] = {(token,): weight for token in tokens}
    for token in tokens:
        for meanings in synonyms().of_token(token):
            _offer_meanings(weights, meanings, weight * WEIGHT_OF_SYNONYM)
    ordered = [*weights.items()][:MOST_ALTERNATIVES]
    return Term(term.word, tuple(Alternative(meant, each) for meant, each in ordered))


def also_meant(term: Term, other: Term) -> Term:
    """Return a term that is answered by what answers either."""
    alternatives = {one.tokens: one for one in (*other.alternatives, *term.alternatives)}
    return Term(term.word, tuple(alternatives.values())[:MOST_ALTERNATIVES])


def _outer_parts(word: str) -> tuple[str, ...]:
    restored = restored_word(word)
    return tuple(dict.fromkeys(main_token(part) for part in split_compound(restored)))


def _offer_meanings(weights: dict[tuple[str, ...], float], meanings: list[Meaning], weight: float) -> None:
    """Offer every token of the meanings; what is only related weighs less."""
    related = weight * WEIGHT_OF_RELATED / WEIGHT_OF_SYNONYM
    for meaning in meanings:
        for token in meaning.same:
            _offer(weights, (token,), weight)
        for token in meaning.related:
            _offer(weights, (token,), related)


def _offer_german_parts(weights: dict[tuple[str, ...], float], parts: tuple[list[Meaning], ...]) -> None:
    """Offer what both parts of a German compound mean together, and each for less; a lone part tells what it is about."""
    _offer_pairs(weights, [_same_as(part) for part in parts], WEIGHT_OF_ALL_PARTS * WEIGHT_OF_TRANSLATION)
    weight = WEIGHT_OF_ONE_PART if len(parts) > 1 else WEIGHT_OF_TELLING_PARTS
    for part in parts:
        _offer_meanings(weights, part, weight * WEIGHT_OF_TRANSLATION)


def _offer_pairs(weights: dict[tuple[str, ...], float], parts: list[tuple[str, ...]], weight: float) -> None:
    """Offer what the parts of a compound mean, together: "stolegymnastik" is answered by yoga on a chair."""
    if len(parts) > 1:
        for together in product(*(part[:MOST_PAIRED] for part in parts)):
            _offer(weights, tuple(dict.fromkeys(together)), weight)


def _same_as(meanings: list[Meaning]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token for meaning in meanings for token in meaning.same))


def _offer(weights: dict[tuple[str, ...], float], tokens: tuple[str, ...], weight: float) -> None:
    weights[tokens] = max(weight, weights.get(tokens, 0.0))


def _telling_parts(parts: tuple[str, ...]) -> tuple[tuple[str, ...], float, float]:
    """Return the parts of a compound that say what it is about, and what each and what means the same weigh."""
    telling = parts[:-1] if _is_before_general_head(parts) else parts[1:] if parts[0] in _whom() else ()
    if telling:
        return telling, WEIGHT_OF_TELLING_PARTS, WEIGHT_OF_TELLING_PARTS * WEIGHT_OF_SYNONYM
    return parts, WEIGHT_OF_ONE_PART, WEIGHT_OF_ONE_PART


def says_what_besides_whom(word: str) -> bool:
    """Say whether a word names an activity for certain people ("seniordans"), and not those people alone ("seniorklub")."""
    parts = _outer_parts(word)
    return len(parts) > 1 and parts[0] in _whom() and not _is_before_general_head(parts)


def _is_before_general_head(parts: tuple[str, ...]) -> bool:
    return len(parts) > 1 and parts[-1] in _general_heads()


@cache
def _general_heads() -> frozenset[str]:
    return frozenset(main_token(word) for word in GENERAL_HEADS)


@cache
def _whom() -> frozenset[str]:
    return frozenset(main_token(word) for word in WHOM)


@cache
def synonyms() -> Synonyms:
    """Return the synonyms of this installation: ours, and those of the file named by FINDER_SYNONYMS_FILE."""
    own = getattr(settings, "FINDER_SYNONYMS_FILE", None) if settings.configured else None
    return read_synonyms(Path(own) if own else None, token_of=main_token)
