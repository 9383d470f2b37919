"""What runs by itself for the index; each task is safe to run twice and beside itself."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from finder import changes


@shared_task
def apply_waiting_changes() -> int:
    """Brings what still waits into the index: normally nothing, after a crash what the crash left."""
    return changes.apply_changes(now=timezone.now())


@shared_task
def rebuild_index() -> None:
    """Builds the index anew, so that any loss is mended by the morning."""
    call_command("rebuild_index")
