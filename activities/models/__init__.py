"""The tables of what associations register, one module per subject."""

from activities.models.accessibility import FeatureStatement
from activities.models.activity import Activity, ActivityAudience
from activities.models.organisation import Membership, MembershipRole, Organisation
from activities.models.place import Place
from activities.models.provenance import Source
from activities.models.publication import PublicationEvent, Revision
from activities.models.schedule import Occurrence, Schedule, ScheduleException

__all__ = [
    "Activity",
    "ActivityAudience",
    "FeatureStatement",
    "Membership",
    "MembershipRole",
    "Occurrence",
    "Organisation",
    "Place",
    "PublicationEvent",
    "Revision",
    "Schedule",
    "ScheduleException",
    "Source",
]
