"""What a client says back to one recommendation: a word of ours, and a reason in a word of ours."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.locked import LockedTextField
from casework.models.shortlist import Recommendation


class AnswerKind(models.TextChoices):
    """What one can say. No answer is wrong, and each can be changed."""

    YES = "yes", pgettext_lazy("answer", "Ja, det vil jeg")
    MAYBE = "maybe", pgettext_lazy("answer", "Måske")
    NO = "no", pgettext_lazy("answer", "Nej, ikke nu")
    WENT = "went", _("Jeg har været der")
    AGAIN = "again", _("Jeg vil gerne igen")


class ReasonCode(models.TextChoices):
    """Why not now, or why only perhaps: about the activity and the day, never about what somebody can."""

    TOO_FAR = "too_far", _("Der er for langt")
    TOO_MANY_PEOPLE = "too_many_people", _("Der er for mange mennesker")
    WRONG_TIME = "wrong_time", _("Tiden passer ikke")
    NOT_FOR_ME = "not_for_me", _("Det er ikke noget for mig")
    DID_NOT_DARE_ALONE = "did_not_dare_alone", _("Jeg vil helst følges med nogen")


HESITATING = (AnswerKind.MAYBE, AnswerKind.NO)


class Answer(models.Model):
    """One answer; the newest of an item is what holds. Own words only where the caseworker asked for them, and locked."""

    item = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(_("Svar"), max_length=6, choices=AnswerKind.choices)
    reason = models.CharField(_("Fordi"), max_length=20, choices=ReasonCode.choices, blank=True)
    words = LockedTextField(_("Med egne ord"), blank=True)
    at = models.DateTimeField(_("Hvornår"))

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(reason="") | Q(kind__in=HESITATING), name="only_hesitation_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.kind}"
