"""Whom to ask about an activity, if anybody: the same on pages, lists and paper, in calendars and for machines."""

from dataclasses import dataclass

from activities.models import Activity, Organisation
from activities.presentation.amounts import dial_number
from activities.vocabularies import PublicationStatus


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call or write to; what nobody has told us is empty."""

    name: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""

    @property
    def dial(self) -> str:
        """The number as a telephone takes it."""
        return dial_number(self.phone)


NOBODY = Contact()


def whom_to_ask(activity: Activity) -> Contact:
    """The activity's own contact; what it does not name is its organisation's.

    Nobody once it is withdrawn: it has stopped, and who answered for it is left in peace. Once it has expired, only the
    organisation: nobody has said for long that this person still answers. Reads the activity with its organisation.
    """
    by = contact_of(activity.organisation)
    if activity.publication_status == PublicationStatus.WITHDRAWN:
        return NOBODY
    if activity.publication_status == PublicationStatus.EXPIRED:
        return by
    return Contact(
        name=activity.contact_name,
        phone=activity.contact_phone or by.phone,
        email=activity.contact_email or by.email,
        website=activity.website or by.website,
    )


def contact_of(organisation: Organisation) -> Contact:
    """How one reaches an organisation itself; it names no person."""
    return Contact(phone=organisation.contact_phone, email=organisation.contact_email, website=organisation.website)
