"""Who wants a mail when something about one activity changes: an address and a language, and nothing more."""

from typing import ClassVar

from django.db import models

from activities.models.activity import Activity


class Follower(models.Model):
    """One address that follows one activity, once `confirmed_at` is set. No page and no administration shows it to anybody."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="followers")
    email = models.EmailField()
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "email"], name="follower_once_per_activity")
        ]
        indexes: ClassVar = [models.Index(fields=["email"], name="follower_address")]

    def __str__(self) -> str:
        """Never the address: what is printed may be logged."""
        return f"{self.activity_id}: {self.pk}"
