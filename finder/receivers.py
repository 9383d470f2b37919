"""Follows what changes in activities: notes each change in its own transaction and applies it on commit."""


def connect() -> None:
    """Connects the receivers; called once when the application is ready."""
