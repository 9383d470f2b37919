"""Where the index stands now: what a snapshot must have seen to be believed."""

from dataclasses import dataclass

from django.db.models import Min, Subquery

from finder.models import IndexChange, IndexVersion


@dataclass(frozen=True, slots=True)
class State:
    """The last version noted, the first that still waits to be applied, and the generation of the tables."""

    number: int
    waiting: int | None
    generation: int

    @property
    def settled(self) -> int:
        """The version up to which every change is in the tables."""
        return self.number if self.waiting is None else self.waiting - 1


def read_state() -> State:
    """One statement."""
    waiting = (
        IndexChange.objects.filter(is_applied=False).order_by().values("is_applied").annotate(first=Min("version"))
    )
    found = (
        IndexVersion.objects.filter(pk=1)
        .annotate(waiting=Subquery(waiting.values("first")))
        .values_list("number", "waiting", "generation")
        .first()
    )
    return State(*found) if found else State(0, None, 0)


def changed_since(version: int, *, upto: int, most: int) -> set[int] | None:
    """The activities changed after a version; None when they are too many, or notes are missing so that nobody can know."""
    if upto - version > most:
        return None
    notes = list(
        IndexChange.objects.filter(version__gt=version, version__lte=upto).values_list("activity_id", flat=True)
    )
    return set(notes) if len(notes) == upto - version else None
