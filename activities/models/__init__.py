"""The tables of what associations register, one module per subject."""

from activities.models.accessibility import FeatureStatement
from activities.models.activity import Activity, ActivityAudience
from activities.models.desk import ActivityCount, Invitation, PlaceProposal, UnfinishedStep
from activities.models.following import Follower
from activities.models.organisation import Membership, MembershipRole, Organisation
from activities.models.place import Place
from activities.models.provenance import Source
from activities.models.publication import PublicationEvent, Revision
from activities.models.schedule import Occurrence, Schedule, ScheduleException
from activities.models.trust import ConfirmationRequest, PublicReport, Question

__all__ = [
    "Activity",
    "ActivityAudience",
    "ActivityCount",
    "ConfirmationRequest",
    "FeatureStatement",
    "Follower",
    "Invitation",
    "Membership",
    "MembershipRole",
    "Occurrence",
    "Organisation",
    "Place",
    "PlaceProposal",
    "PublicReport",
    "PublicationEvent",
    "Question",
    "Revision",
    "Schedule",
    "ScheduleException",
    "Source",
    "UnfinishedStep",
]
