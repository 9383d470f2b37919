"""Finds, counts and bunches by SQL: one statement for a page, one for all facets, one for a map."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from finder import facets
from finder.cards import Card
from finder.clock import DAY
from finder.conditions import AllKnown, HeldWhen, NoneDenied, Within
from finder.engine import STAYS, UNKNOWN_STAY, Bunch, Found, Hit
from finder.grid import Plane
from finder.plan import Filter, Plan
from finder.sql.cards import stored_cards
from finder.sql.conditions import real, sql_of, squared_km_sql
from finder.sql.ranking import band_columns, order_sql, unmet_sql
from finder.sql.text import hits_sql
from finder.wishes import Met


class SqlEngine:
    """The index tables, asked directly. Always true, also while a snapshot is being built."""

    def find(self, plan: Plan, *, offset: int, limit: int) -> Found:
        """One statement for hits and counts (two when the page lies beyond the end)."""
        rows = _rows(_page_sql(plan, offset=offset, limit=limit))
        if not rows and offset:
            counts = _rows(_page_sql(plan, offset=0, limit=1))[:1]
            return _found(counts, keep=0, shows_misfits=plan.shows_misfits)
        return _found(rows, keep=limit, shows_misfits=plan.shows_misfits)

    def facets(self, plan: Plan) -> dict[str, dict[str, int]]:
        """One statement for every value of every facet."""
        questions = [(name, value, condition) for name, values in facets.VALUES.items() for value, condition in values]
        sums = ",\n".join(
            f"SUM(CASE WHEN {_passes_all_but(plan, name)} AND {_facet_sql(plan, name, condition)} THEN 1 ELSE 0 END)"
            for name, _value, condition in questions
        )
        counted = _rows(_with_candidates(plan, f"SELECT {sums} {_from_candidates()}", deciding=False))[0]
        found: dict[str, dict[str, int]] = {}
        for (name, value, _condition), number in zip(questions, counted, strict=True):
            found.setdefault(name, {})[value] = int(number or 0)
        return found

    def cards(self, activity_ids: Sequence[int]) -> dict[int, Card]:
        """One statement."""
        return stored_cards(activity_ids)

    def bunches(self, plan: Plan, *, box: Within, squares: float) -> list[Bunch]:
        """One statement; squares are as high as they are wide at the latitude of Denmark."""
        sql = _bunches_sql(plan, box, squares)
        return [Bunch(float(lat), float(lon), int(count), _first_ids(ids)) for lat, lon, count, ids in _rows(sql)]


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _found(rows: list[tuple[Any, ...]], *, keep: int, shows_misfits: bool) -> Found:
    """Rows end with three counts over everything; those that a confirmed no left out come last and are not shown."""
    if not rows:
        return Found((), 0, 0, 0)
    kept, fitting, denied = (int(count or 0) for count in rows[0][-3:])
    hits = tuple(
        Hit(
            number,
            None if squared is None else float(squared),
            int(next_key),
            Met(int(unmet), int(about), int(mentions)),
        )
        for number, squared, next_key, unmet, about, mentions, is_denied, *_counts in rows[:keep]
        if bool(is_denied) is shows_misfits
    )
    count = denied if shows_misfits else kept
    return Found(hits, count, fitting if not shows_misfits else 0, denied)


def _page_sql(plan: Plan, *, offset: int, limit: int) -> str:
    bands = "".join(f", {sql} AS {name}" for name, sql in band_columns(plan).items())
    title = ", e.title_key" if plan.ordering == "title" else ""
    ranked = f"""
    SELECT e.activity_id, e.squared_km, w.next, w.named, {unmet_sql(plan)} AS unmet, {_told_sql(plan)}, e.denied{title}{bands}
    {_from_candidates()}{_text_join(plan)}
    WHERE w.next IS NOT NULL{_word_condition(plan)}"""
    shown = "1 - denied" if plan.shows_misfits else "denied"
    order = order_sql(plan, title_collation=_title_collation())
    page = f"""
SELECT activity_id, squared_km, named, unmet, about, mentions, denied,
    SUM(1 - denied) OVER (), SUM(CASE WHEN denied = 0 AND unmet = 0 THEN 1 ELSE 0 END) OVER (), SUM(denied) OVER ()
FROM ({ranked}) ranked ORDER BY {shown}, {order} LIMIT {int(limit)} OFFSET {int(offset)}"""
    return _with_candidates(plan, page, deciding=True)


def _with_candidates(plan: Plan, question: str, *, deciding: bool) -> str:
    """A question to the entries that may be in the answer (`e`, only the columns it names) and when they are held (`w`).

    Deciding, every filter narrows; else those of a facet only leave a mark, so that a facet can be counted without it.
    """
    words = f"{hits_sql(plan.terms, told=plan.told)},\n" if plan.terms else ""
    narrowing = [one for one in plan.filters if deciding or not one.facet]
    columns = sorted({"activity_id", *COLUMN.findall(question)} - {"squared_km", "denied"})
    return f"""WITH {words}candidate AS (
    SELECT {", ".join(f"e.{name}" for name in columns)}, {_squared_km(plan)} AS squared_km, {_denied_sql(plan)} AS denied
    FROM finder_indexentry e
    WHERE e.hide_after > {plan.now} AND e.last_start > {plan.now}{"".join(_narrow(plan, narrowing, deciding=deciding))}
),
coming AS ({_coming_sql(plan, with_slots="w.slots" in question)})
{question}"""


RUN_COLUMNS = "r.activity_id, r.slot, r.start_minute, r.end_minute, r.last_day"
COLUMN = re.compile(r"\be\.([a-z_]+)")


def _from_candidates() -> str:
    return f"FROM candidate e {_then()} coming w ON w.activity_id = e.activity_id"


def _then() -> str:
    """A join that goes from left to right: SQLite cannot know that the candidates are few, unless it is told (its CROSS JOIN)."""
    return "CROSS JOIN" if connection.vendor == "sqlite" else "JOIN"


def _narrow(plan: Plan, filters: list[Filter], *, deciding: bool) -> Iterator[str]:
    for one in filters:
        if deciding and isinstance(one.condition, NoneDenied):
            continue
        if deciding and isinstance(one.condition, AllKnown):
            yield f" AND ({sql_of(one.condition)} OR (e.no & {plan.denying}) <> 0)"
        else:
            yield f" AND {sql_of(one.condition)}"
    if deciding and plan.slots != plan.weekdays | plan.parts:
        yield f" AND (e.slots & {plan.slots}) <> 0"
    if plan.needs_text and not plan.subjects:
        yield " AND e.activity_id IN (SELECT activity_id FROM hit)"


def _denied_sql(plan: Plan) -> str:
    return f"CASE WHEN (e.no & {plan.denying}) <> 0 THEN 1 ELSE 0 END"


def _squared_km(plan: Plan) -> str:
    return squared_km_sql(Plane.round(*plan.point)) if plan.point else "NULL"


def _told_sql(plan: Plan) -> str:
    told = ("COALESCE(h.about, 0)", "COALESCE(h.mentions, 0)") if plan.terms else ("0", "0")
    return "{} AS about, {} AS mentions".format(*told)


def _text_join(plan: Plan) -> str:
    return " LEFT JOIN hit h ON h.activity_id = e.activity_id" if plan.terms else ""


def _word_condition(plan: Plan) -> str:
    """Found by its words, or by being what the words are about."""
    if not plan.needs_text:
        return ""
    subjects = [sql_of(subject) for subject in plan.subjects]
    return f" AND ({' OR '.join(['h.text IS NOT NULL', *subjects])})"


def _coming_sql(plan: Plan, *, with_slots: bool) -> str:
    """Per activity the next start that meets everything asked about time, the one to name, and the slots it is coming in."""
    when, stay = plan.when, f"COALESCE(r.end_minute - r.start_minute, {UNKNOWN_STAY})"
    slots = "SUM(DISTINCT 1 << slot) AS slots, " if with_slots else ""
    following = f"MIN(CASE WHEN ((1 << slot) & {plan.slots}) <> 0 THEN start_key END)"
    said = f"MIN(CASE WHEN ((1 << slot) & {plan.slots & plan.said_slots}) <> 0 THEN start_key END)"
    named = f"COALESCE({said}, {following})" if plan.said_slots else following
    return f"""
    SELECT activity_id, {slots}{following} AS next, {named} AS named
    FROM (
        SELECT r.activity_id, r.slot, r.last_day, (day * {DAY} + r.start_minute) * CAST({STAYS} AS bigint) + {stay} AS start_key, day
        FROM (
            SELECT {RUN_COLUMNS}, {_next_day_sql(plan)} AS day FROM finder_indexrun r
            WHERE r.activity_id IN (SELECT activity_id FROM candidate)
        ) r
        WHERE r.start_minute BETWEEN {when.starts_after} AND {when.starts_before}{_end_sql(when)}
    ) d
    WHERE day <= last_day AND day <= {when.last_day}
    GROUP BY activity_id"""


def _next_day_sql(plan: Plan) -> str:
    """The first day of a run that has not begun and is not before the first day asked for."""
    today, minute = divmod(plan.now, DAY)
    first = plan.when.first_day
    earliest = f"CASE WHEN r.start_minute > {minute} THEN {max(today, first)} ELSE {max(today + 1, first)} END"
    steps = f"(({earliest}) - r.first_day + r.step - 1) / r.step"
    return f"CASE WHEN ({earliest}) <= r.first_day THEN r.first_day ELSE r.first_day + ({steps}) * r.step END"


def _end_sql(when: HeldWhen) -> str:
    if when.ends_before is None:
        return ""
    unknown = " OR r.end_minute IS NULL" if when.passes_unknown_end else ""
    return f" AND (r.end_minute <= {when.ends_before}{unknown})"


def _passes_all_but(plan: Plan, facet: str) -> str:
    """Passes every filter that belongs to a facet, this one's own aside; time is asked of the coming slots."""
    parts = [sql_of(one.condition) for one in plan.filters if one.facet and one.facet != facet]
    if facet not in {"weekday", "time_of_day"}:
        parts.append("w.next IS NOT NULL")
    if plan.needs_text and plan.subjects:
        subjects = [sql_of(subject) for subject in plan.subjects]
        parts.append(f"(e.activity_id IN (SELECT activity_id FROM hit) OR {' OR '.join(subjects)})")
    return " AND ".join(parts) or "1 = 1"


def _facet_sql(plan: Plan, facet: str, condition: Any) -> str:
    if facet == "weekday":
        return f"(w.slots & {condition.slots & plan.parts}) <> 0"
    if facet == "time_of_day":
        return f"(w.slots & {condition.slots & plan.weekdays}) <> 0"
    return sql_of(condition)


def _bunches_sql(plan: Plan, box: Within, squares: float) -> str:
    row = _floor(f"e.lat / {real(squares * SQUARE_HEIGHT)}")
    column = _floor(f"e.lon / {real(squares)}")
    question = f"""
SELECT AVG(e.lat), AVG(e.lon), COUNT(*), {_ids_sql()}
{_from_candidates()}{_text_join(plan)}
WHERE w.next IS NOT NULL AND e.denied = {int(plan.shows_misfits)} AND {sql_of(box)}{_word_condition(plan)}
GROUP BY {row}, {column} ORDER BY MIN(e.activity_id)"""
    return _with_candidates(plan, question, deciding=True)


SQUARE_HEIGHT = 0.57
MOST_IDS = 12


def _first_ids(ids: Any) -> tuple[int, ...]:
    """All of them where they are few; else none, for nobody shows a part."""
    listed = ids if isinstance(ids, list) else str(ids).split(",")
    return tuple(sorted(int(one) for one in listed)) if len(listed) <= MOST_IDS else ()


def _ids_sql() -> str:
    return "ARRAY_AGG(e.activity_id)" if connection.vendor == "postgresql" else "GROUP_CONCAT(e.activity_id)"


def _floor(expression: str) -> str:
    if connection.vendor == "postgresql":
        return f"FLOOR({expression})"
    return f"CAST({expression} AS integer) - ({expression} < CAST({expression} AS integer))"


def _title_collation() -> str:
    return 'COLLATE "C"' if connection.vendor == "postgresql" else "COLLATE BINARY"
