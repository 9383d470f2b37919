"""What runs by itself for casework; each task is safe to run twice and beside itself."""

import logging

from celery import shared_task
from django.utils import timezone

from casework import retention

log = logging.getLogger(__name__)


@shared_task
def delete_what_is_over() -> int:
    """Deletes clients and records whose time is over, and says how many clients went."""
    report = retention.delete_old(now=timezone.now())
    log.info("Deleted what was over: %s", report)
    return report.clients
