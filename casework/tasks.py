"""What runs by itself for casework; each task is safe to run twice and beside itself."""

import logging

from celery import shared_task
from django.utils import timezone

from casework import links, retention

log = logging.getLogger(__name__)


@shared_task
def delete_what_is_over() -> int:
    """Deletes clients and records whose time is over, and says how many clients went."""
    report = retention.delete_old(now=timezone.now())
    log.info("Deleted what was over: %s", report)
    return report.clients


@shared_task
def forget_expired_links() -> int:
    """Deletes links to lists whose time is over, and says how many."""
    count = links.forget_expired(now=timezone.now())
    log.info("Forgot %d expired links to lists.", count)
    return count
