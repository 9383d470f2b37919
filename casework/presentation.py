"""Clients and records as lines of a page: dates in words, in the time of the people who read them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.exports import deleted_on
from casework.models import AccessRecord, Client, Outcome

# What is kept and what for, as the page and the assessment of risks list it.
KEPT = (
    (_("Din reference"), _("Så du kan finde den igen.")),
    (_("Behov: hvad der skal passe, og hvad der er rart"), _("Så et sted med et nej aldrig bliver vist.")),
    (_("Hvad den, du hjælper, har lyst til"), _("Så forslagene ligner det. Egne ord er låst i databasen.")),
    (_("By eller postnummer, og hvor langt væk"), _("Så vejen ikke er for lang.")),
    (_("Dage, tider og pris"), _("Så det kan lade sig gøre.")),
    (_("Alder i store trin, og om noget må være kun for kvinder eller mænd"), _("Fordi nogle steder har grænser.")),
    (_("Sprog"), _("Så man forstår hinanden.")),
    (_("Din note"), _("Så du husker, hvad I talte om. Den er låst i databasen.")),
    (_("Listen, I lavede, og svarene på den"), _("Så du kan følge op uden at spørge forfra.")),
    (_("Hvem der har set, ændret og delt"), _("Så ingen kigger uden grund.")),
)


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client on a list."""

    client: Client
    used: str
    deleted: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of the record of access."""

    when: str
    who: str
    what: str
    detail: str
    is_refused: bool


def client_line(client: Client) -> ClientLine:
    """A client with when it was used and when it goes."""
    return ClientLine(client, day_words(client.last_activity_at), day_words(deleted_on(client)))


def record_line(one: AccessRecord) -> RecordLine:
    """A record in words."""
    local = timezone.localtime(one.at)
    when = f"{day_words(one.at)} {local:%H.%M.%S}"
    return RecordLine(when, one.email, str(one.get_verb_display()), one.detail, one.outcome == Outcome.REFUSED)


def day_words(moment: datetime | date) -> str:
    """A date as short as it can be: 24.11.2026."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return f"{local.day}.{local.month}.{local.year}"
