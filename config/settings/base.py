"""Settings that hold for every installation; environment variables carry what differs."""

from pathlib import Path

import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

django_stubs_ext.monkeypatch()

env = environ.Env()
environ.Env.read_env(ROOT / ".env")

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    # Before ours, so that accounts/admin.py can take their secrets out of the administration.
    "post_office",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "accounts",
    "activities",
    "finder",
    "casework",
    "api",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.StaffMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "NAME": "jinja2",
        "BACKEND": "config.quick_templates.QuickTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "config.templating.environment", "extensions": ["jinja2.ext.i18n"]},
    },
    {
        # Third-party applications (the admin, the API's page) bring Django templates of their own.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA mmap_size=2147418112;",
}
POSTGRESQL_OPTIONS = {"pool": {"min_size": 1, "max_size": 8}, "options": "-c max_parallel_workers_per_gather=0"}


def database(url: str) -> dict[str, object]:
    """The connection a `DATABASE_URL` names, with the options its engine needs."""
    settings: dict[str, object] = environ.Env.db_url_config(url)
    is_sqlite = settings["ENGINE"] == "django.db.backends.sqlite3"
    settings["OPTIONS"] = dict(SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS)
    if is_sqlite:
        settings["CONN_MAX_AGE"] = None
    return settings


DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR / 'kom_som_du_er.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# Signing in (docs/operations.md): a code by e-mail, no password anywhere; passkey or app as a second factor.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_account"
# Where people of a role come first; people of associations have none.
ROLE_HOMES = {
    "": "activities:desk-front",
    "approver": "activities:desk-queue",
    "caseworker": "casework:desk",
    "team_lead": "casework:counts",
}
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.sign_up.NameForm"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "signup": "accounts.forms.SignUpForm",
    "add_email": "accounts.forms.NewAddressForm",
    "confirm_login_code": "accounts.forms.SignInCodeForm",
    "confirm_email_verification_code": "accounts.forms.AddressCodeForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
# Ten codes in an hour with three tries each: thirty guesses among a million, then the address rests.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "signup": "10/m/ip,40/h/ip",
    "confirm_email": "1/10s/key",
}
# How many proxies of ours stand in front: an address a visitor claims for themselves must not move the limits.
TRUSTED_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "accounts.forms.SecondFactorForm",
    "reauthenticate": "accounts.forms.SecondFactorAgainForm",
    "activate_totp": "accounts.forms.ActivateAppForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "accounts.adapters.StaffProviderAdapter"
# Staff may come through the municipality's own sign-in, which says their role and unit.
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = True
OIDC_ISSUER = env("OIDC_ISSUER", default="")
OIDC_ROLE_CLAIM = env("OIDC_ROLE_CLAIM", default="role")
OIDC_UNIT_CLAIM = env("OIDC_UNIT_CLAIM", default="unit")
OIDC_ROLES = env.dict("OIDC_ROLES", default={"caseworker": "caseworker", "team_lead": "team_lead"})
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "kommune",
                    "name": env("SITE_OWNER", default="Sønderborg Kommune"),
                    "client_id": env("OIDC_CLIENT_ID"),
                    "secret": env("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": OIDC_ISSUER},
                }
            ],
        }
    }
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=True)
STAFF_IDLE_MINUTES = env.int("STAFF_IDLE_MINUTES", default=30)
STAFF_SESSION_HOURS = env.int("STAFF_SESSION_HOURS", default=10)
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Keys that lock what lies in the database, newest first; without them one is derived from SECRET_KEY.
ENCRYPTION_KEYS = env.list("ENCRYPTION_KEYS", default=[])

# Mail leaves through a queue in the database (docs/operations.md).
EMAIL_BACKEND = "accounts.mailbox.Mailbox"
if env("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 20
MAILBOX_DIR = VAR / "mail"
MAIL_VIEWER = False
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", default="Kom som du er <komsomduer@example.dk>")
MAIL_BATCH = env.int("MAIL_BATCH", default=500)
MAIL_LEASE_S = env.int("MAIL_LEASE_S", default=300)
MAIL_KEEP_DAYS = 14

# Jobs: with Redis a worker does them, without one whoever asks does (config/celery.py has the timetable).
CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "socket_connect_timeout": 3}
CELERY_TIMEZONE = "Europe/Copenhagen"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Source maps are for developers' tools: nobody waits for them, so nobody waits for their compression either.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

# Nothing on a page comes from another host, and nothing inline runs.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None

# The interface for machines (docs/api.md): read by anybody, so nobody signs in and no cookie takes part.
REST_FRAMEWORK: dict[str, object] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "api.problems.answer_to",
    "URL_FORMAT_OVERRIDE": None,
    # How many proxies of ours stand in front, each of which adds to X-Forwarded-For.
    "NUM_PROXIES": TRUSTED_PROXY_COUNT,
}
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=600)
SPECTACULAR_SETTINGS: dict[str, object] = {
    "OAS_VERSION": "3.1.0",
    "VERSION": "1.0.0",
    "LICENSE": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    "SECURITY": [{}],
    "SORT_OPERATIONS": False,
    "SORT_OPERATION_PARAMETERS": False,
    "POSTPROCESSING_HOOKS": ["api.v1.openapi.complete"],
}

# Logs hold paths and never queries: what a person searches for is theirs.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_tokens": {"()": "config.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_tokens"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.db.backends": {"level": "WARNING"},
        "django.server": {"level": "CRITICAL"},  # the development server writes whole addresses, queries and all
        "urllib3": {"level": "ERROR"},
        "celery": {"level": "WARNING"},
        "geopy": {"level": "ERROR"},
    },
}

# What makes this installation this municipality's own.
SITE_NAME = env("SITE_NAME", default="Kom som du er")
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
SITE_OWNER = env("SITE_OWNER", default="Sønderborg Kommune")
SITE_EMAIL = env("SITE_EMAIL", default="komsomduer@example.dk")
SITE_PHONE = env("SITE_PHONE", default="70 00 00 00")
WAS_URL = env("WAS_URL", default="")
DEMO_MODE = env.bool("DEMO_MODE", default=False)
# Accounts anybody knows the names of; never in production
DEMO_ACCOUNTS = False

# Freshness is a promise (days after the last confirmation).
CONFIRMATION_DUE_DAYS = 90
CONFIRMATION_GRACE_DAYS = 21
OCCURRENCE_HORIZON_WEEKS = 26

# How often an activity is seen and saved: a number per day, nothing about anybody.
COUNT_VIEWS = env.bool("COUNT_VIEWS", default=True)

# Holidays of the schools, with who says so and when somebody looked: {"source": "...", "checked_on": "2026-08-01",
# "periods": [["Efterårsferie", "2026-10-10", "2026-10-18"]]}. Without them organisers pick the dates themselves.
SCHOOL_HOLIDAYS = env.json("SCHOOL_HOLIDAYS", default={})

# Where venues lie (docs/places.md). The embedded list of towns and villages asks no other machine.
GEOCODER = env("GEOCODER", default="embedded")
GEOCODER_TOKEN = env("GEOCODER_TOKEN", default="")
GEOCODER_DOMAIN = env("GEOCODER_DOMAIN", default="")
GEOCODER_SCHEME = env("GEOCODER_SCHEME", default="https")
GEOCODER_TIMEOUT_S = env.float("GEOCODER_TIMEOUT_S", default=3.0)
GEOCODER_PER_SECOND = env.float("GEOCODER_PER_SECOND", default=1.0)
GEOCODER_DAILY_CAP = env.int("GEOCODER_DAILY_CAP", default=5000)
GAZETTEER_FILE = env("GAZETTEER_FILE", default="")

# Searching.
FINDER_DEFAULT_RADIUS_KM = 25.0
FINDER_PAGE_SIZE = 20
FINDER_SYNONYMS_FILE = env("FINDER_SYNONYMS_FILE", default="")
FINDER_SITUATIONS_FILE = env("FINDER_SITUATIONS_FILE", default="")
FINDER_SNAPSHOT_DIR = env("FINDER_SNAPSHOT_DIR", default=str(VAR / "snapshot"))
# No: whoever runs the site builds it (`manage.py build_snapshot`)
FINDER_SNAPSHOT_IN_BACKGROUND = env.bool("FINDER_SNAPSHOT_IN_BACKGROUND", default=True)

# What caseworkers keep, and for how long (docs/casework.md): months without activity, and months of the record of access.
CASEWORK_CLIENT_MONTHS = env.int("CASEWORK_CLIENT_MONTHS", default=12)
CASEWORK_AUDIT_MONTHS = env.int("CASEWORK_AUDIT_MONTHS", default=6)
# A list that is handed over: how long its link works, and how many wrong code words it bears in an hour and in all.
CASEWORK_LINK_DAYS = env.int("CASEWORK_LINK_DAYS", default=60)
CASEWORK_WRONG_CODES_PER_HOUR = env.int("CASEWORK_WRONG_CODES_PER_HOUR", default=5)
CASEWORK_WRONG_CODES = env.int("CASEWORK_WRONG_CODES", default=20)
# Whom to call about a list.
CASEWORK_PHONE = env("CASEWORK_PHONE", default=SITE_PHONE)

# Whom one calls when one is ill and the doctor has closed: each region has a number of its own; this is Region Syddanmark.
DOCTOR_ON_CALL_PHONE = env("DOCTOR_ON_CALL_PHONE", default="70 11 07 07")

HELP_LINES = [
    {"name": _("Livslinien"), "phone": "70 201 201", "what": _("Hvis livet føles for tungt"), "crisis": "life"},
    {"name": _("Startlinjen"), "phone": "35 36 26 00", "what": _("Hvis du har brug for en at tale med")},
    {"name": _("Lev Uden Vold"), "phone": "1888", "what": _("Hvis nogen gør dig ondt"), "crisis": "violence"},
    {"name": _("BørneTelefonen"), "phone": "116 111", "what": _("Hvis du er barn eller ung")},
]

# Plain links that lead out of the site, followed only when somebody chooses to.
DIRECTION_LINKS = [
    {"name": _("Bus og tog (Rejseplanen)"), "url": "https://www.rejseplanen.dk/bin/query.exe/mn?ZADR=1&Z={address}"},
    {"name": _("Vis vej (OpenStreetMap)"), "url": "https://www.openstreetmap.org/directions?to={lat}%2C{lon}"},
]
