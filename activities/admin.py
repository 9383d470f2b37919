"""The administration of what associations register, for approvers and administrators; the verbs are its actions."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.db import models, transaction
from django.db.models import Model, QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from activities import places, publication
from activities.models import (
    Activity,
    ActivityAudience,
    FeatureStatement,
    Membership,
    Occurrence,
    Organisation,
    Place,
    PublicationEvent,
    Revision,
    Schedule,
    ScheduleException,
    Source,
)
from activities.models.publication import PublicationVerb
from activities.occurrences import materialise
from activities.publication import Circumstance, PublicationError
from activities.revision import approve

BY_WHAT = "admin"


class TellingAdmin(admin.ModelAdmin[Any]):
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


class MembershipInline(admin.TabularInline[Membership, Organisation]):
    """Who may edit."""

    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


class PlaceStatementInline(admin.TabularInline[FeatureStatement, Place]):
    """What is known of a place."""

    model = FeatureStatement
    fields = ("feature", "value", "source", "checked_on", "note", "measure")
    extra = 0


class ActivityStatementInline(admin.TabularInline[FeatureStatement, Activity]):
    """What is known of an activity."""

    model = FeatureStatement
    fields = ("feature", "value", "source", "checked_on", "note", "measure")
    extra = 0


class AudienceInline(admin.TabularInline[ActivityAudience, Activity]):
    """Whom it welcomes."""

    model = ActivityAudience
    extra = 0


class ScheduleInline(admin.TabularInline[Schedule, Activity]):
    """When it is held."""

    model = Schedule
    extra = 0
    show_change_link = True


class ExceptionInline(admin.TabularInline[ScheduleException, Schedule]):
    """Dates called off or moved."""

    model = ScheduleException
    extra = 0


class EventInline(admin.TabularInline[PublicationEvent, Activity]):
    """What has happened: only to be read."""

    model = PublicationEvent
    fields = readonly_fields = ("at", "verb", "by", "by_what", "reason", "version")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The verbs write them."""
        return False


def verb_action(verb: PublicationVerb, do: Callable[..., PublicationEvent], label: Any) -> Callable[..., None]:
    """An action that does one verb to each chosen activity and says which it did not suit."""

    @admin.action(description=label, permissions=["change"])
    def action(modeladmin: admin.ModelAdmin[Activity], request: HttpRequest, queryset: QuerySet[Activity]) -> None:
        done = 0
        for activity in queryset:
            try:
                do(activity, now=timezone.now(), by=_person(request), by_what=BY_WHAT)
                done += 1
            except PublicationError as error:
                modeladmin.message_user(request, str(error), messages.WARNING)
        modeladmin.message_user(request, _("%(count)d er nu %(verb)s.") % {"count": done, "verb": verb.label})

    action.__name__ = f"{verb.value}_chosen"
    return action


def _person(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@admin.register(Activity)
class ActivityAdmin(TellingAdmin):
    """One activity with everything that belongs to it."""

    list_display = ("title", "organisation", "place", "category", "publication_status", "confirm_by")
    list_filter = ("publication_status", "category", "online", "source")
    list_select_related = ("organisation", "place")
    search_fields = ("title", "organisation__name", "external_id")
    autocomplete_fields = ("organisation", "place")
    readonly_fields = (
        "publication_status", "published_at", "confirmed_at", "confirmed_by", "confirm_by", "version", "source", "external_id",
    )  # fmt: skip
    inlines = (ScheduleInline, AudienceInline, ActivityStatementInline, EventInline)
    actions = (
        verb_action(PublicationVerb.PUBLISH, publication.publish, gettext_lazy("Vis for alle")),
        verb_action(PublicationVerb.CONFIRM, publication.confirm, gettext_lazy("Bekræft, at det stadig passer")),
        verb_action(PublicationVerb.PAUSE, publication.pause, gettext_lazy("Sæt på pause")),
        verb_action(PublicationVerb.RESUME, publication.resume, gettext_lazy("Tag i brug igen")),
        verb_action(PublicationVerb.WITHDRAW, publication.withdraw, gettext_lazy("Træk tilbage")),
    )

    def save_related(
        self, request: HttpRequest, form: ModelForm[Any], formsets: list[BaseFormSet[Any]], change: bool
    ) -> None:
        """An edit is a revision: it makes the dates true, counts the version and leaves an event."""
        admin.ModelAdmin.save_related(self, request, form, formsets, change)
        circumstance = Circumstance(timezone.now(), _person(request), BY_WHAT)
        publication.perform(form.instance, PublicationVerb.REVISE, _dates_at(circumstance.now), circumstance)


def _dates_at(now: datetime) -> Callable[[Activity], object]:
    return lambda activity: materialise(activity, now=now)


@admin.register(Organisation)
class OrganisationAdmin(TellingAdmin):
    """Who runs activities; approving an association is setting when it was verified."""

    list_display = ("name", "kind", "verified_at", "source")
    list_filter = ("kind", ("verified_at", admin.EmptyFieldListFilter), "source")
    search_fields = ("name", "cvr")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("verified_by",)
    readonly_fields = ("source", "external_id")
    inlines = (MembershipInline,)


@admin.register(Place)
class PlaceAdmin(TellingAdmin):
    """Where activities are held, with the facts they inherit."""

    list_display = ("name", "street_address", "postcode", "town", "precision", "owner")
    list_filter = ("precision", "town")
    search_fields = ("name", "street_address", "town", "postcode")
    autocomplete_fields = ("owner",)
    readonly_fields = ("version", "source", "external_id", "geocoded_by", "geocoder_id", "geocoded_at")
    exclude = ("updated_by",)
    inlines = (PlaceStatementInline,)

    def save_model(self, request: HttpRequest, obj: Place, form: ModelForm[Any], change: bool) -> None:
        """Counts the version and notes who; a point set here was set by hand."""
        obj.version += 1 if change else 0
        obj.updated_by = _person(request)
        obj.pin_moved_by_user |= bool({"latitude", "longitude"} & set(form.changed_data)) and obj.has_point
        super().save_model(request, obj, form, change)


@admin.register(Schedule)
class ScheduleAdmin(TellingAdmin):
    """One pattern of dates with its exceptions."""

    list_display = ("activity", "start_date", "rrule", "start_time", "end_date")
    search_fields = ("activity__title",)
    autocomplete_fields = ("activity",)
    inlines = (ExceptionInline,)

    def tell(self, obj: Schedule) -> None:
        """Its dates are made true first."""
        materialise(obj.activity, now=timezone.now())
        super().tell(obj)


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin[Revision]):
    """Edits that wait for an approver."""

    list_display = ("activity", "author", "created_at", "base_version")
    readonly_fields = ("activity", "author", "created_at", "base_version", "data")
    actions = ("approve_chosen",)

    @admin.action(description=gettext_lazy("Godkend rettelsen"), permissions=["change"])
    def approve_chosen(self, request: HttpRequest, queryset: QuerySet[Revision]) -> None:
        """Applies each chosen edit; one that came too late says so and stays."""
        for revision in queryset.select_related("activity"):
            if person := _person(request):
                try:
                    approve(revision, now=timezone.now(), by=person)
                except ValueError as error:
                    self.message_user(request, f"{revision.activity}: {error}", messages.WARNING)


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin[Source]):
    """Who hands us records."""

    list_display = ("name", "code", "licence", "imported_at")
    readonly_fields = ("imported_at",)


@admin.register(Occurrence)
class OccurrenceAdmin(admin.ModelAdmin[Occurrence]):
    """Dates as they come out of the schedules: only to be read."""

    list_display = ("activity", "starts_at", "status", "reason")
    list_filter = ("status",)
    date_hierarchy = "starts_at"
    list_select_related = ("activity",)
    search_fields = ("activity__title",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Schedules make them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Schedules and their exceptions change them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Schedules and their exceptions remove them."""
        return False
