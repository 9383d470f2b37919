"""What runs by itself for activities; each task is safe to run twice and beside itself."""

from celery import shared_task
from django.core.management import call_command


@shared_task
def keep_dates_current() -> None:
    """Rolls the horizon of dates forward and drops old ones."""
    call_command("keep_current")


@shared_task
def ask_for_confirmation() -> None:
    """Asks about activities nobody has confirmed for too long."""
    call_command("ask_for_confirmation")
