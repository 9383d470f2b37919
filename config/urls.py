"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from config import pages
from config.health import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("api.urls")),
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": pages.SITEMAPS}, name="django.contrib.sitemaps.views.sitemap"),
    path("sundhed", health, name="health"),
    path("was", pages.accessibility_statement),
    *i18n_patterns(
        path("", include("finder.urls")),
        path("", include("activities.urls")),
        path("", include("accounts.urls")),
        path("", include("casework.urls")),
        path("om/", pages.about, name="about"),
        path("privatliv/", pages.page("privacy"), name="privacy"),
        path("hjaelp/", pages.page("help"), name="help"),
        path("was/", pages.accessibility_statement, name="was"),
        prefix_default_language=False,
    ),
]

handler400 = pages.bad_request
handler403 = pages.not_allowed
handler404 = pages.not_found
handler500 = pages.server_error
