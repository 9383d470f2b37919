"""What people and their programs type, as every database can keep it."""


def storable(text: str) -> str:
    """Without NUL, which no key types and PostgreSQL keeps in no text."""
    return text.replace("\x00", "")
