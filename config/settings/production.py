"""Settings for a real installation: everything secret comes from the environment, or the start is refused."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403 (a settings module is its names)
from config.settings.base import SECRET_KEY, env

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")

vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
