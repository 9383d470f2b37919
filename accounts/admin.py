"""People in the administration."""

from django.contrib import admin

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Who may sign in, and as what; passwords are not shown."""

    list_display = ("email", "name", "role", "is_active")
    list_filter = ("role", "is_active")
    search_fields = ("email", "name")
    exclude = ("password",)
    readonly_fields = ("last_login", "joined_at")
