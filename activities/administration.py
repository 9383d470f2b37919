"""What all our pages of the administration share: who may use them, telling the house, and verbs as actions."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from activities import places
from activities.models import Activity, Organisation, Place, PublicationEvent
from activities.models.publication import PublicationVerb
from activities.permissions import may_administer, may_approve
from activities.publication import PublicationError

BY_WHAT = "admin"


class ApproversAdmin(admin.ModelAdmin[Any]):
    """Approvers see, add and change; only administrators remove for good."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether it stands on the front page of the administration."""
        return may_approve(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To see."""
        return may_approve(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """To add."""
        return may_approve(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To change."""
        return may_approve(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To remove."""
        return may_administer(request.user)


class RowsInline(admin.TabularInline[Any, Any]):
    """Rows that belong to something and follow its permissions."""

    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To see."""
        return may_approve(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To add."""
        return may_approve(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To change."""
        return may_approve(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To remove a row is to change what it belongs to."""
        return may_approve(request.user)


class TellingAdmin(ApproversAdmin):
    """Saving anything here tells the house which activities changed, in the same transaction."""

    def subject(self, obj: Any) -> Activity | Place | Organisation | None:
        """What people find differently when the object changes."""
        return obj if isinstance(obj, Activity | Place | Organisation) else getattr(obj, "activity", None)

    def save_related(
        self, request: HttpRequest, form: ModelForm[Any], formsets: list[BaseFormSet[Any]], change: bool
    ) -> None:
        """After the object and all that belongs to it are saved."""
        super().save_related(request, form, formsets, change)
        self.tell(form.instance)

    def tell(self, obj: Any) -> None:
        """Overridden where more than the telling is needed."""
        if subject := self.subject(obj):
            places.tell_of(subject)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Tells before the rows are gone: afterwards nobody knows which they were."""
        with transaction.atomic():
            self.tell(obj)
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The same for many."""
        with transaction.atomic():
            for obj in queryset:
                self.tell(obj)
            super().delete_queryset(request, queryset)


def verb_action(verb: PublicationVerb, do: Callable[..., PublicationEvent], label: Any) -> Callable[..., None]:
    """An action that does one verb to each chosen activity and says which it did not suit."""

    @admin.action(description=label, permissions=["change"])
    def action(modeladmin: admin.ModelAdmin[Activity], request: HttpRequest, queryset: QuerySet[Activity]) -> None:
        done = 0
        for activity in queryset:
            try:
                do(activity, now=timezone.now(), by=person_of(request), by_what=BY_WHAT)
                done += 1
            except PublicationError as error:
                modeladmin.message_user(request, str(error), messages.WARNING)
        modeladmin.message_user(request, _("%(count)d er nu %(verb)s.") % {"count": done, "verb": verb.label})

    action.__name__ = f"{verb.value}_chosen"
    return action


def person_of(request: HttpRequest) -> User | None:
    """Who is signed in."""
    return request.user if isinstance(request.user, User) else None
