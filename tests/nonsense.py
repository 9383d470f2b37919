"""Questions nobody means: names and values of every sort, as hypothesis draws them, for whatever reads an address."""

from string import ascii_letters

from hypothesis import strategies as st

from finder.parameters import PARAMETERS

ODD = st.sampled_from([
    "", " ", "\x00", "🦆" * 300, "'; DROP TABLE x; --", "a" * 10_000, "-0", "1e999", "NaN", "٣", "true", "6400", "ß", "\u202e", "%", "* NEAR (",
    "0" * 5000, "01999999999", "9" * 400, "1,2,3,4", "9.5,54.8,10.1,55.1", "nan,nan,nan,nan", "!!!", "Київ", "0000",
])  # fmt: skip
VALUES = st.one_of(
    ODD,
    st.text(max_size=30),
    st.integers().map(str),
    st.sampled_from([code for one in PARAMETERS for code in one.choices]),
)


def nonsense(*names: str) -> st.SearchStrategy[dict[str, list[str]]]:
    """Values by parameter name: those of the search, these besides, and some that nobody knows."""
    known = st.sampled_from([*(one.name for one in PARAMETERS), *names])
    named = st.one_of(known, st.text(ascii_letters, min_size=1, max_size=8))
    return st.dictionaries(named, st.lists(VALUES, min_size=1, max_size=3), max_size=5)
