"""Settings of the test suite: fast hashing, plain static files, a database from the environment."""

from config.settings.base import *  # noqa: F403 (a settings module is its names)
from config.settings.base import POSTGRESQL_OPTIONS, STORAGES, database, env

SECRET_KEY = "only-for-tests"  # noqa: S105 (not a secret)
DEMO_MODE = True
DEMO_ACCOUNTS = True
DATABASES = {"default": database(env("DATABASE_URL", default="sqlite://:memory:"))}
if "pool" in DATABASES["default"]["OPTIONS"]:  # type: ignore[operator]  # a plain dict of options
    DATABASES["default"]["OPTIONS"] = {k: v for k, v in POSTGRESQL_OPTIONS.items() if k != "pool"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
FINDER_SNAPSHOT_DIR = ""
COUNT_VIEWS = False
# Every test client starts the middleware anew: without this each would look through all static files first.
WHITENOISE_AUTOREFRESH = True
