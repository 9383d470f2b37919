"""What somebody has typed in a step and not saved: kept as typed, shown again, gone once it is saved or thrown away."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import User
from activities.models import Activity, UnfinishedStep
from activities.typed import storable

NOT_TYPED = frozenset({"csrfmiddlewaretoken"})
MOST_LETTERS = 40_000


def remember(activity: Activity, step: str, *, author: User, typed: QueryDict, now: datetime) -> None:
    """Keeps what was typed; buttons and tokens are not typed. An absurd amount is not kept."""
    lists = {
        storable(name): [storable(str(value)) for value in values]
        for name, values in typed.lists()
        if name not in NOT_TYPED and not name.startswith("_")
    }
    if sum(len(value) for values in lists.values() for value in values) > MOST_LETTERS:
        return
    UnfinishedStep.objects.update_or_create(
        activity=activity, step=step, author=author, defaults={"typed": lists, "saved_at": now}
    )


def typed_in(activity: Activity, step: str, *, author: User) -> QueryDict | None:
    """What this person typed last, as a browser would send it."""
    found = _of(activity, author).filter(step=step).first()
    if found is None:
        return None
    typed = QueryDict(mutable=True)
    for name, values in found.typed.items():
        typed.setlist(name, values)
    return typed


def forget(activity: Activity, step: str, *, author: User) -> None:
    """It is saved now, or not wanted."""
    _of(activity, author).filter(step=step).delete()


def begun(activity: Activity, *, author: User) -> set[str]:
    """The steps in which something waits."""
    return set(_of(activity, author).values_list("step", flat=True))


def _of(activity: Activity, author: User) -> QuerySet[UnfinishedStep]:
    return UnfinishedStep.objects.filter(activity=activity, author=author)
