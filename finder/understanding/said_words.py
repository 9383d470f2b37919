"""Which words of a sentence are looked up, and which of them results are told with."""

from collections.abc import Iterator, Sequence

from finder.language.analyser import Term, main_token, part_tokens, query_terms, says_what_besides_whom
from finder.language.reading import Reading
from finder.plan import Told
from finder.understanding.meant_for import age_group, heard_in_features, positions, who_writes
from finder.understanding.spelling import is_found_somewhere, mend
from finder.understanding.subjects import situation_tokens

LEAST_WEIGHT_OF_NAME = 0.9  # the word itself, in another language, or misspelt


def words_to_look_up(reading: Reading) -> tuple[Term, ...]:
    """The words to look up, spelling forgiven; a word that no activity has says nothing beside one that some have.

    A stretch of land is looked up only where nothing else was said: "Als" stands in many texts. What tells of a crisis is not:
    who is beaten does not look for those who beat the grass.
    """
    told = (
        positions(reading, {"audience", "feature"}, at_least=2)
        | positions(reading, {"crisis"})
        | _only_telling(reading)
    )
    kept = _words_beside(reading, told | positions(reading, {"area"})) or _words_beside(reading, told)
    terms = mend(query_terms(" ".join(kept), languages=reading.sentence.languages))
    return tuple(term for term in terms if is_found_somewhere(term)) or terms


def subjects_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """Whom it is for and what happened to them: each stands in words of its own, those such activities use of themselves."""
    groups = (*reading.audiences, *age_group(reading), *who_writes(reading))
    yield from (("audience", code) for code in dict.fromkeys(groups))
    yield from (("situation", code) for code in reading.situations)


def named_tokens(reading: Reading, looked_up: Sequence[Term]) -> set[str]:
    """What was named, in whichever spelling or language, as tokens: the words looked up and their parts, and what was told."""
    parts = {token for term in looked_up for token in part_tokens(term.word)}
    sure = (one for term in looked_up for one in term.alternatives if one.weight >= LEAST_WEIGHT_OF_NAME)
    named = {token for one in sure for token in one.tokens}
    return named.union(parts, *(situation_tokens(code) for code in reading.situations))


def told_words(reading: Reading, looked_up: Sequence[Term]) -> Iterator[Told]:
    """The words that a result found by them is told with."""
    free_words, in_features = set(_free_words(reading)), heard_in_features(reading)
    yield from (Told(place, term.word) for place, term in enumerate(looked_up) if term.word in free_words)
    for place, (kind, code) in enumerate(subjects_of(reading), start=len(looked_up)):
        said = reading.words_of(kind, code)
        if (said or kind == "audience") and code not in in_features:
            yield Told(
                place,
                "" if said in free_words else said,
                is_looked_for=True,
                audience=code if kind == "audience" else "",
            )


def _free_words(reading: Reading) -> list[str]:
    """Words to look up that say more than whom it is for and what one needs."""
    said = positions(reading, {"audience", "feature", "need", "situation", "area", "crisis"})
    words, kinds = reading.sentence.words, positions(reading, {"category"}, at_most=1)
    whom_alone = {place for place in said - kinds if not says_what_besides_whom(words[place].text)}
    return _words_beside(reading, whom_alone)


def _only_telling(reading: Reading) -> set[int]:
    """Where words stand that tell of a situation and are none of the words that activities for it go by."""
    if not reading.situations:
        return set()
    told = positions(reading, {"situation"}, at_least=2)
    named = {token for code in reading.situations for token in situation_tokens(code)}
    return {position for position in told if main_token(reading.sentence.words[position].text) not in named}


def _words_beside(reading: Reading, told: set[int]) -> list[str]:
    """The words left to look up, without those at these positions."""
    words = (word.text for place, word in enumerate(reading.sentence.words) if place not in told)
    return [word for word in words if word in reading.terms]
