"""From the grid Danish authorities use (EPSG:25832, UTM zone 32 on ETRS89) to latitude and longitude, without a library.

The series is Krüger's to the sixth order, with coefficients as in C. F. F. Karney, "Transverse Mercator with an
accuracy of a few nanometers" (2011). ETRS89 and WGS84 are taken as one: they differ by less than a metre.
"""

from math import atan, atan2, atanh, cos, cosh, degrees, hypot, sin, sinh, sqrt

SEMI_MAJOR_AXIS_M = 6378137.0  # GRS80
FLATTENING = 1 / 298.257222101
SCALE = 0.9996
FALSE_EASTING_M = 500000.0
CENTRAL_MERIDIAN_DEGREES = 9.0

_N = FLATTENING / (2 - FLATTENING)
_ECCENTRICITY = sqrt(FLATTENING * (2 - FLATTENING))
_RECTIFYING_RADIUS_M = SEMI_MAJOR_AXIS_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64 + _N**6 / 256)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360 - 81 * _N**5 / 512 + 96199 * _N**6 / 604800,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440 + 46 * _N**5 / 105 - 1118711 * _N**6 / 3870720,
    17 * _N**3 / 480 - 37 * _N**4 / 840 - 209 * _N**5 / 4480 + 5569 * _N**6 / 90720,
    4397 * _N**4 / 161280 - 11 * _N**5 / 504 - 830251 * _N**6 / 7257600,
    4583 * _N**5 / 161280 - 108847 * _N**6 / 3991680,
    20648693 * _N**6 / 638668800,
)


def utm32_to_wgs84(easting_m: float, northing_m: float) -> tuple[float, float]:
    """Latitude and longitude in degrees of a point given in metres; exact to a millimetre over Denmark."""
    xi, eta = _undo_scale(easting_m, northing_m)
    xi, eta = _undo_series(xi, eta)
    conformal = sin(xi) / hypot(sinh(eta), cos(xi))
    longitude = CENTRAL_MERIDIAN_DEGREES + degrees(atan2(sinh(eta), cos(xi)))
    return degrees(atan(_geodetic_tangent(conformal))), longitude


def _undo_scale(easting_m: float, northing_m: float) -> tuple[float, float]:
    unit = SCALE * _RECTIFYING_RADIUS_M
    return northing_m / unit, (easting_m - FALSE_EASTING_M) / unit


def _undo_series(xi: float, eta: float) -> tuple[float, float]:
    terms = list(enumerate(_BETA, start=1))
    return (
        xi - sum(beta * sin(2 * j * xi) * cosh(2 * j * eta) for j, beta in terms),
        eta - sum(beta * cos(2 * j * xi) * sinh(2 * j * eta) for j, beta in terms),
    )


def _geodetic_tangent(conformal: float) -> float:
    """The tangent of the geodetic latitude whose conformal latitude has the given tangent (Newton, Karney's eq. 19-21)."""
    tangent = conformal
    for _step in range(3):
        sigma = sinh(_ECCENTRICITY * atanh(_ECCENTRICITY * tangent / sqrt(1 + tangent**2)))
        found = tangent * sqrt(1 + sigma**2) - sigma * sqrt(1 + tangent**2)
        slope = (1 - _ECCENTRICITY**2) * tangent**2 + 1
        tangent += (conformal - found) / sqrt(1 + found**2) * slope / ((1 - _ECCENTRICITY**2) * sqrt(1 + tangent**2))
    return tangent
