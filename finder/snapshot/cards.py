"""The cards of a snapshot, byte for byte as the database holds them, each squeezed by what it shares with some examples."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import local

import numpy as np
import zstandard

from finder.cards import Card, read_card
from finder.snapshot.files import new_array
from finder.snapshot.layout import Arrays, Ints

EXAMPLES = 64
LEVEL = 9
KEPT = 1_000  # cards, some four megabytes in a worker
AT_ONCE = 1 << 22


class CardWriter:
    """Takes the cards of all activities by rising id and writes them behind each other."""

    def __init__(self, folder: Path, examples: Iterable[bytes]) -> None:
        """Works in this folder."""
        self._folder, self._file = folder, folder / "cards"
        self._example = b"".join(examples)
        self._squeeze = zstandard.ZstdCompressor(level=LEVEL, dict_data=_dictionary(self._example), write_dict_id=False)
        self._lengths: list[Ints] = []

    def add(self, cards: Sequence[bytes]) -> None:
        """Squeezes some cards; an activity without one adds nothing to the file."""
        squeezed = [self._squeeze.compress(one) if one else b"" for one in cards]
        self._lengths.append(np.array([len(one) for one in squeezed], np.int64))
        with self._file.open("ab") as file:
            file.write(b"".join(squeezed))

    def write(self) -> None:
        """Writes the files of the snapshot."""
        lengths = np.concatenate([np.zeros(1, np.int64), *self._lengths])
        new_array(self._folder, "card.starts", "i8", len(lengths))[:] = np.cumsum(lengths)
        new_array(self._folder, "card.example", "u1", len(self._example))[:] = np.frombuffer(self._example, np.uint8)
        letters, done = new_array(self._folder, "card.letters", "u1", int(lengths.sum())), 0
        if self._file.exists():
            with self._file.open("rb") as file:
                while part := file.read(AT_ONCE):
                    letters[done : done + len(part)] = np.frombuffer(part, np.uint8)
                    done += len(part)
            self._file.unlink()


class Cards:
    """Reads the cards of a store. Nobody changes a card, so some of those asked for last are kept as they were read."""

    def __init__(self, ids: Ints, arrays: Arrays) -> None:
        """`ids` rise, as in the store's index; `arrays` are the store's cards."""
        self._ids, self._starts = ids, arrays["starts"]
        self._letters = arrays["letters"].data
        self._dictionary = _dictionary(arrays["example"].tobytes())
        self._of_thread = local()
        self._kept: dict[int, Card] = {}

    def of(self, activity_ids: Sequence[int]) -> dict[int, Card]:
        """The cards of these activities, by id; those that were not there are absent."""
        kept = self._kept
        # Another thread may clear what is kept at any moment, so each card is asked for once.
        found = {number: card for number in activity_ids if (card := kept.get(number)) is not None}
        if len(found) < len(activity_ids):
            read = dict(self._read([number for number in activity_ids if number not in found]))
            found.update(read)
            if len(kept) > KEPT:
                kept.clear()
            kept.update(read)
        return found

    def _read(self, activity_ids: Sequence[int]) -> Iterator[tuple[int, Card]]:
        if not len(self._ids):
            return
        wanted = np.array(activity_ids, np.int64)
        places = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        places = places[self._ids[places] == wanted]
        expand, letters = self._expander().decompress, self._letters
        bounds = (self._ids[places], self._starts[places], self._starts[places + 1])
        for number, first, last in zip(*(one.tolist() for one in bounds), strict=True):
            if first < last:
                yield number, read_card(expand(letters[first:last]))

    def _expander(self) -> zstandard.ZstdDecompressor:
        """One for each thread: it works outside the interpreter's lock."""
        if not hasattr(self._of_thread, "expander"):
            self._of_thread.expander = zstandard.ZstdDecompressor(dict_data=self._dictionary)
        expander: zstandard.ZstdDecompressor = self._of_thread.expander
        return expander


def _dictionary(example: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(example, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
