"""The site as it is served, and beside it one constant page per kind: the floor everything is measured against."""

from config.settings.development import *  # noqa: F403 (a settings module is its names)
from config.settings.development import env

ROOT_URLCONF = "benchmarks.urls"
FINDER_SNAPSHOT_DIR = env("FINDER_SNAPSHOT_DIR", default="")
