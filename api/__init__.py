"""How machines read what the finder finds."""
