"""Short words after something was done, shown once on the next page."""

from django.contrib import messages
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from activities.models import Activity


def say_saved(request: SignedInRequest, activity: Activity, *, waits: bool) -> None:
    """Only an edit that waits needs more than the next page."""
    if waits:
        messages.info(request, _("Gemt. Vi læser det igennem, før alle kan se det. Indtil da står den gamle udgave."))
    elif activity.published_at:
        messages.success(request, _("Gemt. Alle kan se det nu."))


def say(request: SignedInRequest, sentence: str) -> None:
    """It went well."""
    messages.success(request, sentence)


def warn(request: SignedInRequest, sentence: str) -> None:
    """It did not; the sentence says what would be right."""
    messages.warning(request, sentence)
