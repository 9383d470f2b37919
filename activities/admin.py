"""The administration of what associations register, for approvers and administrators; the verbs are its actions."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from activities import publication
from activities.administration import BY_WHAT, ApproversAdmin, RowsInline, TellingAdmin, person_of, verb_action
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
from activities.publication import Circumstance
from activities.revision import approve


class MembershipInline(RowsInline):
    """Who may edit."""

    model = Membership
    autocomplete_fields = ("user",)


class StatementInline(RowsInline):
    """What is known of a place or an activity."""

    model = FeatureStatement
    fields = ("feature", "value", "source", "checked_on", "note", "measure")


class AudienceInline(RowsInline):
    """Whom it welcomes."""

    model = ActivityAudience


class ScheduleInline(RowsInline):
    """When it is held."""

    model = Schedule
    show_change_link = True


class ExceptionInline(RowsInline):
    """Dates called off or moved."""

    model = ScheduleException


class EventInline(RowsInline):
    """What has happened: only to be read."""

    model = PublicationEvent
    fields = readonly_fields = ("at", "verb", "by", "by_what", "reason", "version")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The verbs write them."""
        return False


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
    inlines = (ScheduleInline, AudienceInline, StatementInline, EventInline)
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
        ApproversAdmin.save_related(self, request, form, formsets, change)
        circumstance = Circumstance(timezone.now(), person_of(request), BY_WHAT)
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
    inlines = (StatementInline,)

    def save_model(self, request: HttpRequest, obj: Place, form: ModelForm[Any], change: bool) -> None:
        """Counts the version and notes who; a point set here was set by hand."""
        obj.version += 1 if change else 0
        obj.updated_by = person_of(request)
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
class RevisionAdmin(ApproversAdmin):
    """Edits that wait for an approver."""

    list_display = ("activity", "author", "created_at", "base_version")
    readonly_fields = ("activity", "author", "created_at", "base_version", "data")
    actions = ("approve_chosen",)

    @admin.action(description=gettext_lazy("Godkend rettelsen"), permissions=["change"])
    def approve_chosen(self, request: HttpRequest, queryset: QuerySet[Revision]) -> None:
        """Applies each chosen edit; one that came too late says so and stays."""
        for revision in queryset.select_related("activity"):
            if person := person_of(request):
                try:
                    approve(revision, now=timezone.now(), by=person)
                except ValueError as error:
                    self.message_user(request, f"{revision.activity}: {error}", messages.WARNING)


@admin.register(Source)
class SourceAdmin(ApproversAdmin):
    """Who hands us records."""

    list_display = ("name", "code", "licence", "imported_at")
    readonly_fields = ("imported_at",)


@admin.register(Occurrence)
class OccurrenceAdmin(ApproversAdmin):
    """Dates as they come out of the schedules: only to be read."""

    list_display = ("activity", "starts_at", "status", "reason")
    list_filter = ("status",)
    date_hierarchy = "starts_at"
    list_select_related = ("activity",)
    search_fields = ("activity__title",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Schedules make them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Schedules and their exceptions change them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Schedules and their exceptions remove them."""
        return False
