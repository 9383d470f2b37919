"""What a handed-over list says, gathered once for page, paper and telephone: activities as first-visit cards, and no person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from activities.accessibility import KnownFact, known_facts
from activities.contact import whom_to_ask
from activities.models import Activity, Occurrence
from activities.presentation import amounts, moments, rhythm
from activities.presentation.page import sentences
from activities.presentation.sentences import FEATURE_SENTENCES
from activities.vocabularies import FeatureValue
from casework.models import HandoutLanguage, Recommendation, Shortlist
from casework.reasons import Reasons, reasons_for
from casework.standing import GONE, Standing, coming_occurrences, standing_of
from casework.wording import Wording, speaking, whom_to_call, wording

WELCOMES = ("met_at_door", "buddy_first_visit", "come_alone", "phone_contact")


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call; `dial` is the number as a telephone takes it, empty where nobody gave one."""

    phone: str
    dial: str
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class VisitCard:
    """One activity as somebody needs it who goes there for the first time.

    `when` is read today ("I morgen, ..."); `dated` is the same where it is kept: on paper, or noted down from the telephone.
    """

    item_id: int
    number: int
    title: Said
    url: str
    standing: Standing
    when: str
    dated: str
    rhythm: str
    reason: Said | None
    where: tuple[Said, ...]
    price: str
    first_steps: tuple[Said, ...]
    meets: tuple[Said, ...]
    contact: Contact
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """The whole list in one language."""

    language: HandoutLanguage
    words: Wording
    cards: tuple[VisitCard, ...]
    agreed: Said | None
    help_lines: tuple[str, ...]


def handout_of(shortlist: Shortlist, *, language: HandoutLanguage | None = None, now: datetime) -> Handout:
    """A list as it stands now, in its own language or another."""
    spoken = language or shortlist.handout_language
    items = list(items_of(shortlist))
    coming = coming_occurrences([item.activity_id for item in items], now=now)
    words = wording(spoken)
    with speaking(spoken):
        reasons = reasons_for(shortlist.client, [item.activity for item in items if item.activity])
        cards = tuple(
            _card(item, number, coming.get(item.activity_id or 0, []), reasons, words, spoken.locale, now)
            for number, item in enumerate(items, start=1)
        )
        return Handout(
            language=spoken,
            words=words,
            cards=cards,
            agreed=Said(shortlist.agreed, "da") if shortlist.agreed else None,
            help_lines=tuple(str(line) % whom_to_call() for line in words.help_lines),
        )


def items_of(shortlist: Shortlist) -> Sequence[Recommendation]:
    """The items in order, with all their activities' pages show."""
    activities = {
        one.pk: one for one in Activity.objects.filter(pk__in=shortlist.items.values("activity")).with_page_facts()
    }
    items = list(shortlist.items.order_by("position", "pk"))
    for item in items:
        item.activity = activities.get(item.activity_id or 0)
    return items


def _card(
    item: Recommendation,
    number: int,
    coming: list[Occurrence],
    reasons: dict[int, Reasons],
    words: Wording,
    lang: str,
    now: datetime,
) -> VisitCard:
    activity = item.activity
    standing = standing_of(activity, coming, now=now)
    title = Said(item.title if activity is None else activity.title, "da")
    if activity is None or standing.state in {GONE, "withdrawn"}:
        return VisitCard(item.pk, number, title, "", standing, "", "", "", None, (), "", (), (), _us(words, lang), ())
    mine, facts, next_at = reasons[activity.pk], known_facts(activity), standing.next_at
    return VisitCard(
        item_id=item.pk,
        number=number,
        title=title,
        url=activity.get_absolute_url(),
        standing=standing,
        when=moments.long_when_words(next_at, now=now) if next_at else "",
        dated=moments.capitalised(moments.dated_words(next_at, now=now)) if next_at else "",
        rhythm=" ".join(f"{one}." for one in rhythm.rhythm_words(activity.schedules.all())),
        reason=_reason(item, mine, lang),
        where=_where(activity, words, lang),
        price=amounts.price_words(activity.price_dkk, activity.price_unit, activity.price_note),
        first_steps=tuple(Said(step, "da") for step in sentences(activity.first_visit)),
        meets=_meets(facts, words, lang),
        contact=_contact(activity, words, lang),
        unknown=mine.unknown,
    )


def _reason(item: Recommendation, mine: Reasons, lang: str) -> Said | None:
    """The caseworker's own words (in Danish), or the match's in the language of the list."""
    if item.reason:
        return Said(item.reason, "da")
    return Said(mine.fits, lang) if mine.fits else None


def _where(activity: Activity, words: Wording, lang: str) -> tuple[Said, ...]:
    place = activity.place
    if activity.is_only_online or place is None:
        unknown = Said(_("Vi kender ikke stedet. Ring og spørg."), lang)
        return (Said(str(words.at_home), lang),) if activity.is_only_online else (unknown,)
    lines = (place.name, place.address, place.directions)
    return tuple(Said(line, "da") for line in lines if line)


def _meets(facts: dict[str, KnownFact], words: Wording, lang: str) -> tuple[Said, ...]:
    lines: list[Said] = []
    for feature in WELCOMES:
        fact = facts.get(feature)
        if fact and fact.value != FeatureValue.NO:
            lines.append(Said(str(getattr(FEATURE_SENTENCES[feature], fact.value)), lang))
            lines += [Said(fact.note, "da")] if fact.note else []
    return tuple(lines) or (Said(str(words.nobody_known), lang),)


def _contact(activity: Activity, words: Wording, lang: str) -> Contact:
    """Their telephone and whom to ask for; else their mail and our own telephone, else that alone."""
    told, us = whom_to_ask(activity), _us(words, lang)
    if not told.phone:
        mail = [Said(str(words.write_to) % {"email": told.email}, lang)] if told.email else []
        return Contact("", "", (*mail, *us.lines))
    asked = [str(words.ask_for) % {"name": told.name}] if told.name else []
    return Contact(told.phone, told.dial, tuple(Said(line, lang) for line in (told.phone, *asked)))


def _us(words: Wording, lang: str) -> Contact:
    return Contact("", "", (Said(str(words.no_phone) % whom_to_call(), lang),))
