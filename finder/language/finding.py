"""What one reader found in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A coded meaning and the half-open range of word numbers that carries it.

    `is_denied`: the sentence says that it is not wanted. `is_stated`: said in so many words, not only heard between them.
    """

    kind: str
    code: str
    start: int
    end: int
    is_denied: bool = False
    is_stated: bool = True
