"""The casework application: a client is a reference, never a person."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Registers what caseworkers keep of the people they help: needs and wishes, no names."""

    name = "casework"
    verbose_name = "Rådgivning"
