"""A list in whole sentences, to be read aloud on the telephone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from casework.handout import Handout, Said, VisitCard
from casework.wording import Wording, Words


def sentences_of(handout: Handout) -> list[list[Said]]:
    """Paragraphs of sentences, each with its language: an opening, one for each activity, and whom to call."""
    lang, words = handout.language.locale, handout.words
    opening = [Said(str(words.intro), lang)]
    if handout.agreed:
        opening += [Said(_label(words.agreed), lang), _sentence(handout.agreed)]
    closing = [Said(line, lang) for line in handout.help_lines]
    return [opening, *(list(_about(card, words, lang)) for card in handout.cards), closing]


def _about(card: VisitCard, words: Wording, lang: str) -> Iterator[Said]:
    yield Said(_("Nummer %(number)d:") % {"number": card.number}, lang)
    yield Said(f"{card.title.text}.", card.title.lang)
    if card.standing.words:
        yield Said(card.standing.words, lang)
    if card.dated:
        yield Said(f"{card.dated}.", lang)
    if card.reason:
        yield Said(_label(words.reason), lang)
        yield _sentence(card.reason)
    yield from _the_way(card, words, lang)
    yield Said(_label(words.call), lang)
    yield from map(_sentence, card.contact.lines)


def _the_way(card: VisitCard, words: Wording, lang: str) -> Iterator[Said]:
    for label, many in ((words.where, card.where), (words.first_time, card.first_steps), (words.meets, card.meets)):
        if many:
            yield Said(_label(label), lang)
            yield from map(_sentence, many)
    if card.price:
        yield Said(f"{_label(words.price)} {card.price}".rstrip(".") + ".", lang)
    if card.unknown:
        yield Said(_label(words.unknown), lang)
        yield from (Said(question, lang) for question in card.unknown)


def _label(words: Words) -> str:
    """A heading as it is said before what it is about; a question is one already."""
    return str(words) if str(words).endswith("?") else f"{words}:"


def _sentence(said: Said) -> Said:
    """With a stop behind it: an address or a number would else run into what comes next."""
    return said if said.text.rstrip().endswith((".", "!", "?")) else Said(f"{said.text.rstrip()}.", said.lang)
