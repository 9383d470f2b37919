"""Signing in, mail and jobs."""
