"""Brings what changed since a snapshot into a view of it: new rows behind the old, and the old ones put out."""

import numpy as np

from finder.snapshot import entries
from finder.snapshot.freshness import State, changed_since, read_state
from finder.snapshot.layout import BLOCK, SPARE_ROWS, Ints, blocks_for
from finder.snapshot.planes import fill_planes
from finder.snapshot.view import View, with_rows, without

MOST_AT_ONCE = 2_000
TRIES = 3


def follow(view: View, state: State) -> tuple[View, State] | None:
    """A view that has seen everything up to `state` or later; None when that is too much, or cannot be known."""
    for _try in range(TRIES):
        followed = _follow_once(view, state)
        if followed is None:
            return None
        after = read_state()
        if after == state:
            return followed, state
        view, state = followed, after
    return None


def _follow_once(view: View, state: State) -> View | None:
    changed = changed_since(view.seen, upto=state.number, most=MOST_AT_ONCE)
    if changed is None:
        return None
    ids = sorted(changed)
    fields, titles = entries.read_entries(ids)
    runs = entries.read_runs(ids)
    added, store = view.added, view.store
    has_room = added.rows + len(titles) <= store.rows + SPARE_ROWS
    if not has_room or added.runs + len(runs["run_time"]) > store.run_room:
        return None
    found = np.array(fields[0] if fields else (), np.int64)
    rows = np.arange(added.rows, added.rows + len(found))
    if len(found):
        _add(view, found, rows, fields, titles)
        added.runs = entries.write_runs(store, runs, ids=found, rows=rows, first=added.runs)
        fill_planes(store, added.rows // BLOCK, blocks_for(added.rows + len(found)))
        added.rows += len(found)
    return _with(view, ids, dict(zip(found.tolist(), rows.tolist(), strict=True)), state)


def _add(view: View, found: Ints, rows: Ints, fields: list[tuple[object, ...]], titles: list[str]) -> None:
    entries.write_entries(view.store, rows, fields)
    view.added.titles.extend(titles)
    words: dict[int, dict[int, int]] = {one: {} for one in found.tolist()}
    for token, activity, impact in entries.read_terms(list(words)):
        words[activity][token] = impact
    for row, activity in zip(rows.tolist(), found.tolist(), strict=True):
        view.added.postings.add(row, words[activity])


def _with(view: View, ids: list[int], new_rows: dict[int, int], state: State) -> View:
    outdated = [row for one in ids if (row := _row_of(view, one)) is not None]
    return View(
        store=view.store,
        cards=view.cards,
        added=view.added,
        rows=view.added.rows,
        alive=with_rows(without(view.alive, outdated), new_rows.values()),
        seen=state.settled,
        row_of_changed={**view.row_of_changed, **{one: new_rows.get(one) for one in ids}},
    )


def _row_of(view: View, activity_id: int) -> int | None:
    """Where an activity stands in a view; None when it is not in it."""
    if activity_id in view.row_of_changed:
        return view.row_of_changed[activity_id]
    ids = view.store.index["ids"]
    place = int(np.searchsorted(ids, activity_id))
    is_there = place < len(ids) and ids[place] == activity_id
    return int(view.store.index["rows_of_ids"][place]) if is_there else None
