"""The terms of `finder.ranking` as SQL over `e`, `w`, `hit` and `squared_km`."""

from collections.abc import Iterator

from finder import codes, ranking
from finder.conditions import AnyBit, Condition, OneOf
from finder.plan import Plan
from finder.sql.conditions import sql_of
from finder.wishes import Wish

EVERY_AUDIENCE = (1 << len(codes.MASKS["audience"])) - 1


def order_sql(plan: Plan, *, title_collation: str) -> str:
    """What stands after ORDER BY."""
    return ", ".join([*_terms(plan, title_collation), "activity_id"])


def _terms(plan: Plan, title_collation: str) -> Iterator[str]:
    match plan.ordering:
        case "distance":
            yield "CASE WHEN squared_km IS NULL THEN 1 ELSE 0 END"
            yield "squared_km"
        case "next":
            yield "next"
        case "title":
            yield f"title_key {title_collation}"
        case _:
            yield from (name for name in band_columns(plan))
            yield "next"


def band_columns(plan: Plan) -> dict[str, str]:
    """Each band this question asks for, by the column it stands in, in the order they are compared."""
    bands = {
        "unmet_band": _unmet_band_sql(plan) if plan.wishes or plan.asks_for_words else "",
        "near_band": _distance_sql() if plan.nearness_first else "",
        "facts_band": _facts_sql(plan) if plan.required or plan.asks else "",
        "text_band": _share_sql(_text_sql(plan), plan.most_text) if plan.terms else "",
        "meant_band": _meant_sql(plan) if plan.meant_for else "",
        "needs_band": _share_sql(*_needs_sql(plan)) if plan.wished or plan.audiences or plan.own_languages else "",
        "welcome_band": _welcome_sql() if plan.wants_welcome else "",
        "fresh_band": f"CASE WHEN e.ask_after <= {plan.now} THEN 1 ELSE 0 END",
        "far_band": _distance_sql() if plan.point and not plan.nearness_first else "",
    }
    return {name: sql for name, sql in bands.items() if sql}


def unmet_sql(plan: Plan) -> str:
    """The mask of wishes that are not met; the bit above them says that not enough of the words are there."""
    return " + ".join(f"CASE WHEN {met} THEN 0 ELSE {1 << bit} END" for bit, met in enumerate(_met(plan))) or "0"


def _unmet_band_sql(plan: Plan) -> str:
    """How many wishes are not met, in at most eight bands."""
    unmet = " + ".join(f"CASE WHEN {met} THEN 0 ELSE 1 END" for met in _met(plan))
    most = ranking.MOST_UNMET
    return f"CASE WHEN {unmet} > {most} THEN {most} ELSE {unmet} END"


def _met(plan: Plan) -> list[str]:
    words = [f"COALESCE(h.text, 0) >= {ranking.ENOUGH_WORDS}"] if plan.asks_for_words else []
    return [*(_met_sql(wish) for wish in plan.wishes), *words]


def _met_sql(wish: Wish) -> str:
    condition = sql_of(wish.condition)
    return f"({condition} OR (COALESCE(h.about, 0) & {wish.or_about}) <> 0)" if wish.or_about else condition


def _text_sql(plan: Plan) -> str:
    text = "COALESCE(h.text, 0)"
    if not plan.kinds:
        return text
    return f"({text} + CASE WHEN {sql_of(OneOf('category', plan.kinds))} THEN {ranking.KIND_BONUS} ELSE 0 END)"


def _distance_sql() -> str:
    steps = " ".join(f"WHEN squared_km <= {km * km} THEN {band}" for band, km in enumerate(ranking.DISTANCE_BANDS_KM))
    beyond = len(ranking.DISTANCE_BANDS_KM)
    return f"CASE WHEN squared_km IS NULL THEN {ranking.NO_DISTANCE_BAND} {steps} ELSE {beyond} END"


def _facts_sql(plan: Plan) -> str:
    unknown = " + ".join([*_unknown_features(plan.required), *(_unknown(ask) for ask in plan.asks)])
    most = ranking.MOST_UNKNOWN
    partly = f"CASE WHEN (e.partly & {plan.required}) <> 0 THEN 1 ELSE 0 END"
    return f"CASE WHEN {unknown} > {most} THEN {most + 1} WHEN {unknown} > 0 THEN 1 + {unknown} ELSE {partly} END"


def _unknown_features(mask: int) -> Iterator[str]:
    for bit in _bits(mask):
        yield f"(1 - (((e.yes | e.partly | e.no) >> {bit}) & 1))"


def _unknown(ask: Condition) -> str:
    column = f"e.{ask.column} = 0" if isinstance(ask, AnyBit | OneOf) else "e.price_ore IS NULL"
    return f"CASE WHEN {column} THEN 1 ELSE 0 END"


def _needs_sql(plan: Plan) -> tuple[str, int]:
    parts = [f"2 * ((e.yes >> {bit}) & 1) + ((e.partly >> {bit}) & 1)" for bit in _bits(plan.wished)]
    parts += [f"2 * ((e.audiences >> {bit}) & 1)" for bit in _bits(plan.audiences)]
    if plan.own_languages:
        parts.append(f"CASE WHEN (e.languages & {plan.own_languages}) <> 0 THEN 2 ELSE 0 END")
    return f"({' + '.join(parts)})", 2 * len(parts)


def _meant_sql(plan: Plan) -> str:
    """How large a part of those an activity names are the ones asked for: meant for few is meant more."""
    asked, named = _count_sql(plan.meant_for), _count_sql(EVERY_AUDIENCE)
    return f"CASE WHEN e.audiences = 0 THEN {ranking.BANDS - 1} ELSE {_share_sql(asked, named)} END"


def _count_sql(mask: int) -> str:
    return "(" + " + ".join(f"((e.audiences >> {bit}) & 1)" for bit in _bits(mask)) + ")"


def _welcome_sql() -> str:
    """The warmest welcome known: met or accompanied, then come alone, then not known, then a no."""
    met = codes.mask_of("feature", ranking.WELCOME_FEATURES[:2])
    alone = codes.mask_of("feature", ranking.WELCOME_FEATURES[2:])
    return (
        f"CASE WHEN (e.yes & {met}) <> 0 THEN 0 WHEN (e.yes & {alone}) <> 0 THEN 1"
        f" WHEN (e.partly & {met | alone}) <> 0 THEN 2 WHEN (e.no & {alone}) = 0 THEN 3 ELSE 4 END"
    )


def _share_sql(score: str, most: int | str) -> str:
    top = ranking.BANDS - 1
    share = f"({score} * {ranking.BANDS} / {most})"
    return f"CASE WHEN {share} > {top} THEN 0 ELSE {top} - {share} END"


def _bits(mask: int) -> Iterator[int]:
    return (bit for bit in range(mask.bit_length()) if mask >> bit & 1)
