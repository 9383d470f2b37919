"""The geocoder's settings, each with the default that asks no other machine."""

from pathlib import Path
from typing import Any

from django.conf import settings

DEFAULTS: dict[str, Any] = {
    "GAZETTEER_FILE": str(Path(__file__).with_name("gazetteer.csv")),
    "GEOCODER": "embedded",  # or "adressevaelger", "gsearch", "nominatim"
    "GEOCODER_TOKEN": "",  # issued by the service; never sent to a browser
    "GEOCODER_DOMAIN": "",  # the service's own when empty
    "GEOCODER_SCHEME": "https",
    "GEOCODER_TIMEOUT_S": 3.0,
    "GEOCODER_PER_SECOND": 1.0,  # of the whole site, through the shared cache
    "GEOCODER_DAILY_CAP": 5000,
    "GEOCODER_USER_AGENT": "",  # who asks; Nominatim wants a name and a way to write to you
    "GEOCODER_MUNICIPALITY": "0540",
    "GEOCODER_BOX": (54.75, 9.35, 55.15, 10.15),  # south, west, north, east: what lies outside is refused
}


def setting(name: str) -> Any:
    """The setting of this installation, or its default."""
    default = DEFAULTS[name]
    chosen = getattr(settings, name, default)
    return default if chosen in ("", None) else chosen


def gazetteer_file() -> Path:
    """The CSV file with the places of this installation."""
    return Path(setting("GAZETTEER_FILE"))


def user_agent() -> str:
    """Who asks an address service, with a way to reach us."""
    chosen: str = setting("GEOCODER_USER_AGENT")
    return chosen or f"{getattr(settings, 'SITE_NAME', 'Kom som du er')} (+{getattr(settings, 'SITE_URL', '')})"
