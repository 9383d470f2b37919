"""What of the map is looked at, read alike for the site's own map and for the API: a box of degrees, and a zoom."""

from django.utils.translation import gettext as _

from finder.conditions import Within
from finder.parameters import Refusal, read_whole

MOST_ZOOM = 19


def read_box(text: str) -> Within:
    """`west,south,east,north` in degrees. Raises Refusal, which shows how it is written."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west, south, east, north = 1, 1, 0, 0
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise Refusal(_("Skriv et område som vest,syd,øst,nord i grader, for eksempel 9.5,54.8,10.1,55.1."))
    return Within(south=south, west=west, north=north, east=east)


def read_zoom(text: str) -> int:
    """A zoom of a Web Mercator map, from the whole world to a street. Raises Refusal, which names both ends."""
    return read_whole(text, low=0, high=MOST_ZOOM)
