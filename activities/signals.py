"""What activities tell the rest of the house, without knowing who listens."""

from django.dispatch import Signal

# Sent inside the transaction that changes what people can find, with `activity_ids: frozenset[int]`.
activities_changed = Signal()

# Sent inside the transaction of every verb, with `activities`, `verb` and `circumstance` (activities/publication.py).
verb_done = Signal()

# Sent inside the transaction of an edit after which something published is held at other times, with `activity` and `now`.
dates_changed = Signal()
