"""Tests of taking activities in."""
