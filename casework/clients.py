"""What a caseworker does with a client: begin, change, share, hand on, delete. Each leaves a record in the same transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, User
from casework import audit
from casework.models import AccessVerb, Client, ClientShare

# What a caseworker may change: every field that says something of the client.
FIELDS = (
    "reference", "must_needs", "nice_needs", "must_features", "nice_features", "audiences", "categories", "interests",
    "home", "max_km", "weekdays", "starts_after", "ends_before", "max_price", "age_band", "gender", "languages",
    "from_home", "is_nervous", "note",
)  # fmt: skip


class CaseworkError(Exception):
    """Something that cannot be done; the text says why and what would be right."""


class ReferenceTakenError(CaseworkError):
    """The caseworker has another client under this reference."""

    def __init__(self) -> None:
        """Says so."""
        super().__init__(_("Du har allerede en med den reference. Vælg en anden."))


class ChangedMeanwhileError(CaseworkError):
    """Somebody else has saved the same client meanwhile; nothing was written. Carries what stands there now."""

    def __init__(self, current: Client) -> None:
        """`current` is the client as it was saved by the other."""
        super().__init__(_("En anden har gemt imens."))
        self.current = current


def begin(values: Mapping[str, Any], *, by: User, now: datetime) -> Client:
    """Keeps a new client of `by`; raises ReferenceTakenError."""
    client = Client(owner=by, unit=by.unit, created_at=now, last_activity_at=now, **_known(values))
    with transaction.atomic():
        _refuse_taken(client)
        client.save()
        audit.note(AccessVerb.CREATE, by=by, now=now, client=client)
    return client


def change(client: Client, values: Mapping[str, Any], *, base: int, by: User, now: datetime) -> Client:
    """Writes what differs. `base` is the version the caseworker began from; raises ChangedMeanwhileError, ReferenceTakenError."""
    with transaction.atomic():
        current = Client.objects.select_for_update().get(pk=client.pk)
        changed = [name for name, value in _known(values).items() if getattr(current, name) != value]
        if not changed:
            return current
        if current.version != base:
            raise ChangedMeanwhileError(current)
        for name in changed:
            setattr(current, name, values[name])
        _refuse_taken(current)
        current.version, current.last_activity_at = current.version + 1, now
        current.save(update_fields=[*changed, "version", "last_activity_at"])
        audit.note(AccessVerb.CHANGE, by=by, now=now, client=current, detail=", ".join(changed))
    return current


def share(client: Client, *, colleague: User, by: User, now: datetime) -> None:
    """Lets one colleague of the same unit see a client, until it is taken back; raises CaseworkError for anybody else."""
    _refuse_stranger(client, colleague)
    with transaction.atomic():
        ClientShare.objects.get_or_create(client=client, colleague=colleague, defaults={"shared_at": now})
        touch(client, now=now)
        audit.note(AccessVerb.SHARE, by=by, now=now, client=client, detail=colleague.email)


def unshare(client: Client, *, colleague: User, by: User, now: datetime) -> None:
    """Takes it back."""
    with transaction.atomic():
        ClientShare.objects.filter(client=client, colleague=colleague).delete()
        audit.note(AccessVerb.UNSHARE, by=by, now=now, client=client, detail=colleague.email)


def share_with_unit(client: Client, *, is_shared: bool, by: User, now: datetime) -> None:
    """Lets all caseworkers of the client's unit see it, or no longer; raises CaseworkError where there is no unit."""
    if is_shared and not client.unit:
        raise CaseworkError(_("Du står ikke i en afdeling, så der er ingen at dele med."))
    verb = AccessVerb.SHARE if is_shared else AccessVerb.UNSHARE
    with transaction.atomic():
        Client.objects.filter(pk=client.pk).update(is_shared_with_unit=is_shared, last_activity_at=now)
        audit.note(verb, by=by, now=now, client=client, detail=client.unit)
    client.is_shared_with_unit, client.last_activity_at = is_shared, now


def hand_on(client: Client, *, to: User, by: User | None, now: datetime) -> None:
    """Makes a caseworker the one who keeps a client: when somebody moves on, nobody is left without help.

    Raises CaseworkError for somebody who is no caseworker, ReferenceTakenError where `to` has that reference already.
    """
    if not to.is_caseworker:
        raise CaseworkError(_("Kun en rådgiver kan få den."))
    with transaction.atomic():
        client.owner, client.unit, client.last_activity_at = to, to.unit, now
        _refuse_taken(client)
        client.save(update_fields=["owner", "unit", "last_activity_at"])
        ClientShare.objects.filter(client=client, colleague=to).delete()
        audit.note(AccessVerb.HAND_ON, by=by, now=now, client=client, detail=to.email)


def delete(client: Client, *, by: User, now: datetime) -> None:
    """Deletes a client with everything that hangs on it, for good; only the record of access stays for its period."""
    with transaction.atomic():
        audit.note(AccessVerb.DELETE, by=by, now=now, client=client)
        client.delete()


def touch(client: Client, *, now: datetime) -> None:
    """Notes that something has happened with a client, so that it is not deleted as forgotten."""
    Client.objects.filter(pk=client.pk).update(last_activity_at=now)
    client.last_activity_at = now


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS if name in values}


def _refuse_stranger(client: Client, colleague: User) -> None:
    is_near = bool(client.unit) and colleague.unit == client.unit and colleague.pk != client.owner_id
    if not (is_near and colleague.is_active and colleague.role == Role.CASEWORKER):
        raise CaseworkError(_("Du kan kun dele med en rådgiver i din egen afdeling."))


def _refuse_taken(client: Client) -> None:
    """The database holds it too; asking first keeps the transaction whole."""
    same = Client.objects.filter(owner_id=client.owner_id, reference__iexact=client.reference).exclude(pk=client.pk)
    if same.exists():
        raise ReferenceTakenError
