"""A person who signs in: known by an e-mail address, with at most one role in the municipality."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """What a person does for the municipality; people of associations have none."""

    NONE = "", pgettext_lazy("role", "Ingen")
    APPROVER = "approver", _("Godkender")
    CASEWORKER = "caseworker", _("Rådgiver")
    TEAM_LEAD = "team_lead", _("Teamleder")
    ADMINISTRATOR = "administrator", _("Administrator")


class UserManager(BaseUserManager["User"]):
    """Creates people from an e-mail address, always stored in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Stores one person; without a password they can only sign in by a code sent to the address."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Stores one person who may do everything."""
        return self.create_user(
            email, password, **{"is_staff": True, "is_superuser": True, "role": Role.ADMINISTRATOR, **fields}
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this address, however it was typed."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an e-mail address. No user name, and no more about them than they need to tell."""

    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(pgettext_lazy("person", "Navn"), max_length=120, blank=True)
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices, default=Role.NONE, blank=True)
    is_active = models.BooleanField(pgettext_lazy("account", "Aktiv"), default=True)
    is_staff = models.BooleanField(_("Kan bruge administrationen"), default=False)
    joined_at = models.DateTimeField(_("Oprettet"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case")
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_approver(self) -> bool:
        """May verify organisations and approve what they publish."""
        return self.is_active and self.role in {Role.APPROVER, Role.ADMINISTRATOR}

    @property
    def is_caseworker(self) -> bool:
        """May recommend activities to a client."""
        return self.is_active and self.role == Role.CASEWORKER
