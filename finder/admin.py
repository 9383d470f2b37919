"""What planners see in the administration: wishes, to read and to count."""

from django.contrib import admin
from django.http import HttpRequest

from finder.models import Wish


@admin.register(Wish)
class WishAdmin(admin.ModelAdmin[Wish]):
    """Wishes are read, never written by staff."""

    list_display = ("wished_on", "category", "audience", "need", "place", "weekday", "time_of_day")
    list_filter = ("category", "audience", "need", "place", "weekday")
    date_hierarchy = "wished_on"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Wishes come from the public page alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Wish | None = None) -> bool:
        """What somebody wished stands as it was."""
        return False
