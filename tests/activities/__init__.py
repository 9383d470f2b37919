"""Tests of what associations register."""
