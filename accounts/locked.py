"""A column whose text lies locked in the database: read and written in clear, stored only as ciphertext."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from accounts import encryption


class Unreadable(str):
    """Stands for a stored text that none of the keys opens: says so to people, and is written back untouched."""

    __slots__ = ("locked",)

    locked: str

    @classmethod
    def of(cls, locked: str) -> "Unreadable":
        """What people see instead of `locked`."""
        seen = cls(_("(Teksten er låst med en nøgle, vi ikke har mere.)"))
        seen.locked = locked
        return seen


class LockedTextField(models.TextField[str, str]):
    """Free text about a person. It cannot be searched or sorted by, and an empty one stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        """Locks the text with the newest key."""
        if isinstance(value, Unreadable):
            return value.locked
        return encryption.encrypt(str(value)) if value else ""

    def from_db_value(self, value: str | None, *_column: Any) -> str:
        """Opens the text."""
        try:
            return encryption.decrypt(value) if value else ""
        except encryption.UnreadableError:
            return Unreadable.of(value or "")

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether something is there: the same text is locked differently every time."""
        return super().get_lookup(lookup_name) if lookup_name in {"exact", "isnull"} else None

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """Locks once, however often the value is prepared."""
        return value if prepared else self.get_prep_value(value)
