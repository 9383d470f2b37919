"""The accounts application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers people and roles."""

    name = "accounts"
    verbose_name = "Personer"

    def ready(self) -> None:
        """Listens to sign-ins."""
        from accounts import receivers  # noqa: F401 (importing it connects it)
