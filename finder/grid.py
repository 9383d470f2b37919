"""The earth as a grid of cells of about 2.5 km: a disc becomes a short list of whole numbers."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

KM_PER_DEGREE = 111.195
CELL_LAT = 0.0225
CELL_LON = 0.040
COLUMNS = 9000
COARSE = 8
COARSE_FROM_KM = 15.0
NOWHERE = -1
ONLINE = -2


def cell_of(lat: float, lon: float, *, scale: int = 1) -> int:
    """The cell a point lies in; `scale` COARSE gives the wider grid."""
    return _row(lat, scale) * COLUMNS + _column(lon, scale)


def _row(lat: float, scale: int) -> int:
    return math.floor((lat + 90) / (CELL_LAT * scale))


def _column(lon: float, scale: int) -> int:
    return math.floor((lon + 180) / (CELL_LON * scale))


def cells_near(lat: float, lon: float, radius_km: float, *, scale: int) -> list[int]:
    """Every cell a disc touches, and a few more: the exact distance is asked afterwards."""
    dlat = radius_km / KM_PER_DEGREE
    widest = min(89.9, max(abs(lat - dlat), abs(lat + dlat)))
    dlon = min(180.0, dlat / math.cos(math.radians(widest)))
    return list(_cells(lat - dlat, lon - dlon, lat + dlat, lon + dlon, scale))


def _cells(south: float, west: float, north: float, east: float, scale: int) -> Iterable[int]:
    for row in range(_row(south, scale), _row(north, scale) + 1):
        for column in range(_column(west, scale), _column(east, scale) + 1):
            yield row * COLUMNS + column


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane round a point, with the cosine taken half way to each other point: within 0.1 % of the sphere at 100 km.

    Every engine works it out in the same order, so that they agree to the last bit:
    `dy = lat - here.lat; y = dy * K; x = (lon - here.lon) * (east - bend * dy)`.
    """

    lat: float
    lon: float
    east: float
    bend: float

    @classmethod
    def round(cls, lat: float, lon: float) -> "Plane":
        """The plane round a point in degrees."""
        angle = math.radians(lat)
        return cls(lat, lon, KM_PER_DEGREE * math.cos(angle), KM_PER_DEGREE * math.sin(angle) * math.radians(0.5))

    def squared_km(self, lat: float, lon: float) -> float:
        """The distance to another point, squared, in square km."""
        dy = lat - self.lat
        y = dy * KM_PER_DEGREE
        x = (lon - self.lon) * (self.east - self.bend * dy)
        return y * y + x * x
