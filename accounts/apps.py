"""The accounts application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers people and roles."""

    name = "accounts"
    verbose_name = "Personer"
