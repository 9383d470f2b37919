"""What a client needs and wishes, as codes and words: all that a suggestion is made from. Knows no database."""

from dataclasses import dataclass

from finder.query import Point

FROM_HOME, DROP_IN = "online_participation", "drop_in"
WAYS = (FROM_HOME, DROP_IN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One person's needs, for as long as a suggestion takes. Codes are those of `activities.vocabularies`.

    `must` is required: a confirmed no never appears. `nice` only ranks. Times are minutes since midnight, prices DKK,
    distances km. `interests` is free words, read like a sentence typed into the search; `note` is read the same way, in
    memory only, and weighs less. `starts_before` is the latest start, `ends_before` the latest end: both are limits;
    `free_until` is when the person would like it to be over, and only ranks. `from_home` and `drop_in`: one
    must be able to take part online, or without booking; as wishes they are among `nice_ways`.
    """

    must_features: tuple[str, ...] = ()
    nice_features: tuple[str, ...] = ()
    must_needs: tuple[str, ...] = ()
    nice_needs: tuple[str, ...] = ()
    nice_ways: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    interests: str = ""
    home: str = ""
    point: Point | None = None
    max_km: float | None = None
    weekdays: tuple[str, ...] = ()
    starts_after: int | None = None
    starts_before: int | None = None
    ends_before: int | None = None
    free_until: int | None = None
    max_price: float | None = None
    age: int | None = None
    gender: str = ""
    languages: tuple[str, ...] = ()
    from_home: bool = False
    drop_in: bool = False
    note: str = ""
    is_nervous: bool = False

    @property
    def must_ways(self) -> tuple[str, ...]:
        """How one must be able to take part."""
        return tuple(way for way, is_must in zip(WAYS, (self.from_home, self.drop_in), strict=True) if is_must)
