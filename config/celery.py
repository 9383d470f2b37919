"""The timetable: everything that runs by itself, and when. Celery and Redis run it, or `manage.py run_timetable` alone.

Every task is safe to run twice and beside itself, so a second run, a late one or one after a crash does no harm.
"""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

# A minute's work that nobody did in time is the next minute's.
WITHIN_THE_MINUTE = {"expires": 50}

TIMETABLE: dict[str, dict[str, Any]] = {
    "send waiting mail": {
        "task": "accounts.tasks.send_waiting_mail",
        "schedule": crontab(),
        "options": WITHIN_THE_MINUTE,
    },
    "apply waiting changes to the index": {
        "task": "finder.tasks.apply_waiting_changes",
        "schedule": crontab(),
        "options": WITHIN_THE_MINUTE,
    },
    "keep dates current": {"task": "activities.tasks.keep_dates_current", "schedule": crontab(hour="2", minute="10")},
    "ask for confirmation": {
        "task": "activities.tasks.ask_for_confirmation",
        "schedule": crontab(hour="7", minute="10"),
    },
    "forget followers": {"task": "activities.tasks.forget_followers", "schedule": crontab(hour="2", minute="40")},
    "forget leftover files": {"task": "activities.tasks.forget_leftovers", "schedule": crontab(minute="50")},
    "rebuild the index": {"task": "finder.tasks.rebuild_index", "schedule": crontab(hour="3", minute="10")},
    "delete what casework no longer needs": {
        "task": "casework.tasks.delete_what_is_over",
        "schedule": crontab(hour="4", minute="30"),
    },
    "forget expired links to lists": {
        "task": "casework.tasks.forget_expired_links",
        "schedule": crontab(minute="20"),
    },
    "forget old mail": {"task": "accounts.tasks.forget_old_mail", "schedule": crontab(hour="4", minute="10")},
    "forget ended sessions": {
        "task": "accounts.tasks.forget_ended_sessions",
        "schedule": crontab(hour="4", minute="20"),
    },
}

app = Celery("kom_som_du_er")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = TIMETABLE
app.autodiscover_tasks()
