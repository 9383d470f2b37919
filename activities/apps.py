"""The activities application."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Registers organisations, places, activities and their schedules."""

    name = "activities"
    verbose_name = "Aktiviteter"
