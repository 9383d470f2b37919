"""What runs by itself for activities; each task is safe to run twice and beside itself."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from activities import following, leftovers


@shared_task
def keep_dates_current() -> None:
    """Rolls the horizon of dates forward and drops old ones."""
    call_command("keep_current")


@shared_task
def ask_for_confirmation() -> None:
    """Asks about activities nobody has confirmed for too long."""
    call_command("ask_for_confirmation")


@shared_task
def forget_followers() -> int:
    """Drops addresses that follow what has ended, and wishes nobody said yes to."""
    return following.forget(now=timezone.now())


@shared_task
def forget_leftovers() -> int:
    """Deletes lists and pictures nobody will come back for."""
    now = timezone.now()
    return leftovers.forget_lists(now=now) + leftovers.forget_pictures(now=now)
