"""Distances on the sphere."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # the mean radius of the IUGG


def distance_km(from_lat: float, from_lon: float, to_lat: float, to_lon: float) -> float:
    """The great-circle distance in kilometres between two WGS84 points in degrees (haversine, within 0.5 %)."""
    half_lat = radians(to_lat - from_lat) / 2
    half_lon = radians(to_lon - from_lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(from_lat)) * cos(radians(to_lat)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
