"""What runs by itself for people and mail; each task is safe to run twice and beside itself."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from accounts import delivery


@shared_task
def send_waiting_mail() -> int:
    """Sends what waits in the queue and says how many mails left."""
    return delivery.send_waiting().sent


@shared_task
def send_one_mail(mail_id: int) -> int:
    """Sends one mail at once, if it still waits."""
    return delivery.send_one(mail_id, now=timezone.now()).sent


@shared_task
def forget_old_mail() -> int:
    """Drops what was sent a while ago."""
    return delivery.forget_old(now=timezone.now())


@shared_task
def forget_ended_sessions() -> None:
    """Drops sessions that have ended."""
    call_command("clearsessions")
