"""The activities application."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Registers organisations, places, activities and their schedules."""

    name = "activities"
    verbose_name = "Aktiviteter"

    def ready(self) -> None:
        """Listens to the mail queue and to the verbs: who takes no mail is phoned, who follows is told."""
        from accounts.delivery import address_refused
        from activities import calling, following
        from activities.signals import dates_changed, verb_done

        address_refused.connect(calling.note_refused, dispatch_uid="activities.calling")
        address_refused.connect(following.forget_refused, dispatch_uid="activities.following.refused")
        verb_done.connect(following.tell, dispatch_uid="activities.following.tell")
        dates_changed.connect(following.tell_of_new_dates, dispatch_uid="activities.following.dates")
