"""Recommending activities to a client, with a reason for each and nothing that says who the client is."""
