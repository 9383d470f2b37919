"""The finder's pages."""
