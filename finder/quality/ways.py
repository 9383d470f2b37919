"""The ways of searching that are compared: the finder itself, and what PostgreSQL offers without it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError, connection

from activities.models import Activity
from finder.parameters import parse
from finder.quality.judged import JudgedQuestion
from finder.search import search

TEXT = "concat_ws(' ', a.title, o.name, a.summary, a.description, a.first_visit, p.name, p.town)"
TABLES = """
    FROM activities_activity a
    JOIN activities_organisation o ON o.id = a.organisation_id
    LEFT JOIN activities_place p ON p.id = a.place_id
"""
FULL_TEXT = f"""
    SELECT a.external_id {TABLES}
    WHERE to_tsvector('danish', {TEXT}) @@ replace(plainto_tsquery('danish', %s)::text, '&', '|')::tsquery
    ORDER BY ts_rank(to_tsvector('danish', {TEXT}), replace(plainto_tsquery('danish', %s)::text, '&', '|')::tsquery) DESC,
             a.external_id
    LIMIT 100
"""
TRIGRAMS = f"""
    SELECT a.external_id {TABLES}
    WHERE word_similarity(%s, {TEXT}) > 0.3
    ORDER BY word_similarity(%s, {TEXT}) DESC, a.external_id
    LIMIT 100
"""


class BaselineUnavailable(Exception):  # noqa: N818 (it is a reason, printed as such)
    """Why a baseline cannot be measured here."""


def by_finder(question: JudgedQuestion, *, now: datetime) -> Sequence[str]:
    """Ask as a page or the API would at this moment, filters and all."""
    answer = search(parse(question.parameters).query, now=now, with_facets=False)
    ids = [int(result.id) for result in answer.results]
    names = dict(Activity.objects.filter(pk__in=ids).values_list("pk", "external_id"))
    return [names[pk] for pk in ids]


def by_full_text(question: JudgedQuestion) -> Sequence[str]:
    """Ask PostgreSQL's own Danish full text for any of the words, the best rank first. Filters are not applied."""
    return _ask_postgresql(FULL_TEXT, question.text)


def by_trigrams(question: JudgedQuestion) -> Sequence[str]:
    """Ask PostgreSQL's trigram similarity (extension pg_trgm). Filters are not applied."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError as error:
            raise BaselineUnavailable("the extension pg_trgm cannot be had in this database") from error
    return _ask_postgresql(TRIGRAMS, question.text)


def require_postgresql() -> None:
    if connection.vendor != "postgresql":
        raise BaselineUnavailable(f"the database is {connection.vendor}; set DATABASE_URL to a PostgreSQL to compare")


def _ask_postgresql(statement: str, text: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [text, text])
        return [row[0] for row in cursor.fetchall()]
