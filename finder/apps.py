"""The finder application: listens to changes in activities and keeps the index true."""

from django.apps import AppConfig


class FinderConfig(AppConfig):
    """Registers the index and connects it to what changes."""

    name = "finder"
    verbose_name = "Søgning"

    def ready(self) -> None:
        """Connects the receivers."""
        from finder import receivers

        receivers.connect()
