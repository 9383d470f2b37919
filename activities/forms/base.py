"""What every step's form shares: it knows the facts it starts from, and what it would change."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from activities.editing import Facts


class StepForm(forms.Form):
    """One short step. Subclasses say what they show (`values`), what they suggest and what they change."""

    use_required_attribute = False
    texts_to_measure: tuple[str, ...] = ()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Mapping[str, UploadedFile[Any]] | None = None,
        *,
        facts: Facts,
        person: User,
        now: datetime,
    ) -> None:
        """Unbound it shows the facts and, where they are silent, suggestions."""
        self.facts, self.person, self.now = facts, person, now
        shown = self.values()
        suggested = {name: value for name, value in self.suggestions().items() if shown.get(name) in ("", None, [])}
        super().__init__(data, files, initial={**shown, **suggested}, auto_id="%s")  # type: ignore[arg-type]  # any mapping will do

    def values(self) -> dict[str, Any]:
        """What the step says now, as the fields show it; two editors are in each other's way when this differs."""
        raise NotImplementedError

    def suggestions(self) -> dict[str, Any]:
        """What to begin with where nothing is said; stored only when the organiser saves it."""
        return {}

    def changes(self) -> dict[str, Any]:
        """What the valid form changes, as `editing.save_edit` takes it."""
        raise NotImplementedError

    def shown(self, *, is_tried: bool) -> dict[str, Any]:
        """What the screen shows besides the fields; `is_tried` when somebody has sent the form."""
        return {}

    def after_saving(self) -> None:
        """What happens besides, in the same transaction."""


class FieldsForm(StepForm):
    """A step whose fields are the activity's own."""

    own_fields: tuple[str, ...] = ()

    def values(self) -> dict[str, Any]:
        """As they are."""
        return {name: getattr(self.facts.activity, name) for name in self.own_fields}

    def changes(self) -> dict[str, Any]:
        """As they were filled in."""
        return {name: self.cleaned_data[name] for name in self.own_fields}
