"""Formats a language writes differently from Django's own."""
