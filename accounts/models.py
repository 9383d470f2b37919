"""A person who signs in: known by an e-mail address, with at most one role in the municipality."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
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
    unit = models.CharField(_("Afdeling"), max_length=120, blank=True)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
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

    @property
    def is_municipal(self) -> bool:
        """Works for the municipality, so a second factor is asked for and an idle session ends."""
        return bool(self.role) or self.is_staff or self.is_superuser

    def get_session_auth_hash(self) -> str:
        """What every session of this person must carry; a new epoch ends them all at once."""
        return self._session_hash(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under retired keys, so that changing the secret key signs nobody out."""
        return (self._session_hash(secret) for secret in settings.SECRET_KEY_FALLBACKS)

    def _session_hash(self, secret: str | bytes) -> str:
        bound_to = f"{self.password}:{self.session_epoch}"
        return salted_hmac("accounts.User.session", bound_to, secret=secret, algorithm="sha256").hexdigest()

    def sign_out_everywhere(self) -> None:
        """Ends every session of this person on every device, this one too."""
        type(self).objects.filter(pk=self.pk).update(session_epoch=models.F("session_epoch") + 1)
        self.refresh_from_db(fields=["session_epoch"])


class UndeliverableAddress(models.Model):
    """An address whose mail server refused a mail for good; gone again once a mail arrives there."""

    email = models.EmailField(_("E-mail"), unique=True)
    refused_at = models.DateTimeField(_("Afvist"))
    smtp_code = models.PositiveSmallIntegerField(_("Svar fra mailserveren"))

    class Meta:
        verbose_name = _("adresse, der ikke tager imod")
        verbose_name_plural = _("adresser, der ikke tager imod")

    def __str__(self) -> str:
        return self.email
