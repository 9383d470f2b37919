"""Settings for a newcomer's own machine: the embedded default, no Redis, demo data."""

from config.settings.base import *  # noqa: F403 (a settings module is its names)
from config.settings.base import env

SECRET_KEY = env("SECRET_KEY", default="only-for-a-newcomers-own-machine-never-in-production")
DEMO_MODE = env.bool("DEMO_MODE", default=True)
DEMO_ACCOUNTS = True
REQUIRE_SECOND_FACTOR = False
MAIL_VIEWER = True
# Passkeys without TLS, at http://localhost only (an address of numbers is no name).
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

# Made up after the weeks most municipalities use, to try the desk with: not the municipality's own list.
SCHOOL_HOLIDAYS = {
    "source": "Et eksempel, ikke kommunens egen ferieplan",
    "checked_on": "2026-11-23",
    "periods": [
        ["Juleferie", "2026-12-19", "2027-01-03"],
        ["Vinterferie", "2027-02-13", "2027-02-21"],
        ["Påskeferie", "2027-03-20", "2027-03-29"],
        ["Sommerferie", "2027-06-26", "2027-08-08"],
        ["Efterårsferie", "2027-10-16", "2027-10-24"],
    ],
}
