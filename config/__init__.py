"""Wires every room of the house together: settings, addresses, jobs, server entry."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
