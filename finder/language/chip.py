"""What a sentence was understood as, each thing with the words it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was understood, and the words it came from; `key` ("audience:dementia") lets it go again.

    `is_denied`: it was said only to say that it is not wanted.
    """

    kind: str
    codes: tuple[str, ...]
    start: int
    end: int
    words: str
    is_denied: bool = False

    @property
    def key(self) -> str:
        return f"{self.kind}:{','.join(self.codes)}"
