"""The tables of casework, one module per subject."""

from casework.models.audit import AccessRecord, AccessVerb, AppendOnlyError, Outcome
from casework.models.client import AgeBand, Client, ClientShare

__all__ = ["AccessRecord", "AccessVerb", "AgeBand", "AppendOnlyError", "Client", "ClientShare", "Outcome"]
