"""The words of an activity, and what each weighs where it stands: what the index is made of."""

from collections.abc import Iterable

from activities.models import Activity
from finder.audience_words import outright_words
from finder.language.analyser import index_tokens

IMPACTS = {
    "title": 100,
    "category": 60,
    "organisation": 50,
    "audience": 15,
    "summary": 45,
    "venue": 40,
    "town": 40,
    "description": 25,
    "first_visit": 12,
}


# Words that are true of every activity of a category; its label may name several kinds of things.
CATEGORY_WORDS: dict[str, str] = {
    "coffee_social": "kaffe samvær",
    "shared_meals": "fællesspisning mad",
    "parasport": "parasport handicapidræt",
    "movement": "motion bevægelse",
    "outdoors": "natur friluftsliv",
    "music_song": "musik",
    "creative": "kreativt håndværk",
    "games": "spil",
    "culture": "kultur",
    "learning": "læring undervisning",
    "volunteering": "frivilligt arbejde",
    "workshop": "værksted",
    "support_group": "selvhjælp samtalegruppe",
    "counselling": "rådgivning",
    "faith": "tro kirke",
    "garden_animals": "haven dyr",  # "have" would be left out as a small word, "haven" is not
}


def impacts_of(activity: Activity) -> dict[str, int]:
    """Each token of an activity and the most it weighs in any field, from 1 to 100."""
    impacts: dict[str, int] = {}
    for field, text in _fields_of(activity):
        for token, weight in index_tokens(text).items():
            impacts[token] = max(impacts.get(token, 0), 1, round(IMPACTS[field] * weight))
    return impacts


def _fields_of(activity: Activity) -> Iterable[tuple[str, str]]:
    yield "title", activity.title
    yield "category", CATEGORY_WORDS[activity.category]
    yield "organisation", activity.organisation.name
    yield from (("audience", outright_words(one.audience)) for one in activity.audiences.all())
    yield "summary", activity.summary
    yield "description", activity.description
    yield "first_visit", activity.first_visit
    if activity.place is not None:
        yield "venue", activity.place.name
        yield "town", activity.place.town
