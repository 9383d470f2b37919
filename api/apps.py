"""The API application."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Registers the public interface."""

    name = "api"
