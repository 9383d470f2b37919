"""What happens when somebody signs in or gets a second factor."""

from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.middleware import LAST_SEEN
from accounts.models import User
from accounts.second_factor import TYPES


@receiver(user_logged_in)
def limit_session(request: HttpRequest, user: User, **_signal: Any) -> None:
    """A session of staff ends with the working day, however much it is used."""
    if user.is_municipal:
        now = timezone.now()
        request.session.set_expiry(now + timedelta(hours=settings.STAFF_SESSION_HOURS))
        request.session[LAST_SEEN] = now.isoformat()


@receiver(authenticator_added)
def note_second_factor(request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any) -> None:
    """Whoever has just set up an app or a key has shown it in this session."""
    if authenticator.type in TYPES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)
