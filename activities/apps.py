"""The activities application."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Registers organisations, places, activities and their schedules."""

    name = "activities"
    verbose_name = "Aktiviteter"

    def ready(self) -> None:
        """Listens to the mail queue: who takes no mail has to be phoned."""
        from accounts.delivery import address_refused
        from activities.calling import note_refused

        address_refused.connect(note_refused, dispatch_uid="activities.calling")
