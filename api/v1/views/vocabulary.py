"""Every coded word and what it is called, in the language of the answer."""

from functools import lru_cache
from typing import Any

import orjson
from django.db.models import TextChoices
from django.http import HttpResponse
from django.utils import translation
from rest_framework.request import Request

from activities import vocabularies as words
from api.resource import PUBLIC, Resource, reply_bytes
from api.v1 import documents
from api.v1.reading import refuse_other_than

LISTS: dict[str, type[TextChoices]] = {
    "category": words.Category,
    "audience": words.Audience,
    "need": words.Need,
    "feature": words.AccessibilityFeature,
    "weekday": words.Weekday,
    "time_of_day": words.TimeOfDay,
    "language": words.Language,
    "booking": words.Booking,
    "online": words.OnlineMode,
    "gender": words.Gender,
    "price_unit": words.PriceUnit,
    "capacity_status": words.CapacityStatus,
    "focus_area": words.FocusArea,
    "organisation_kind": words.OrganisationKind,
    "precision": words.Precision,
    "feature_value": words.FeatureValue,
    "statement_source": words.StatementSource,
    "occurrence_status": words.OccurrenceStatus,
    "publication_status": words.PublicationStatus,
}


class Vocabulary(Resource):
    """The same codes in every parameter and every answer. A code is never renamed."""

    @documents.vocabulary
    def get(self, request: Request) -> HttpResponse:
        """All lists."""
        refuse_other_than(request.query_params, frozenset())
        written = _written(translation.get_language() or "")
        return reply_bytes(request, written, cache=PUBLIC)


@lru_cache(maxsize=8)
def _written(_language: str) -> bytes:
    return orjson.dumps(vocabulary_body())


def vocabulary_body() -> dict[str, list[dict[str, Any]]]:
    """Each list in its own order; needs name their features, features say where they belong and what others call them."""
    lists = {name: [_word(code, label) for code, label in one.choices] for name, one in LISTS.items()}
    lists["need"] = [{**word, **_need(word["value"])} for word in lists["need"]]
    lists["feature"] = [{**word, **_feature(word["value"])} for word in lists["feature"]]
    lists["feature_group"] = [
        {**_word(code, label), "features": features} for code, label, features in words.FEATURE_GROUPS
    ]
    return lists


def _word(code: str, label: object) -> dict[str, Any]:
    return {"value": str(code), "label": str(label)}


def _need(code: str) -> dict[str, Any]:
    return {"core": words.NEED_FEATURES[code].core, "other": words.NEED_FEATURES[code].other}


def _feature(code: str) -> dict[str, Any]:
    mapping = words.FEATURE_MAPPINGS.get(code, words.Mapping())
    return {
        "group": next(group for group, _label, features in words.FEATURE_GROUPS if code in features),
        "is_of_place": code in words.PLACE_FEATURES,
        "also_known_as": {"a11yjson": mapping.a11yjson, "osm": mapping.osm, "god_adgang": mapping.god_adgang},
        "measure": mapping.measure or None,
    }
