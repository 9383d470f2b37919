"""Wires every room of the house together: settings, addresses, server entry."""
