"""Settings for a newcomer's own machine: the embedded default, no Redis, demo data."""

from config.settings.base import *  # noqa: F403 (a settings module is its names)
from config.settings.base import env

SECRET_KEY = env("SECRET_KEY", default="only-for-a-newcomers-own-machine-never-in-production")
DEMO_MODE = env.bool("DEMO_MODE", default=True)
DEMO_ACCOUNTS = True
