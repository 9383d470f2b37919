"""Pages that belong to the site as a whole: words about it, the way robots take, and when something goes wrong."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.freshness import fresh_share
from activities.models import Activity, Organisation

PAGES = ("finder:front", "finder:results", "about", "privacy", "help")


def page(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """A page that only says something."""

    @require_safe
    def show(request: HttpRequest) -> HttpResponse:
        return render(request, f"pages/{template}.html")

    return show


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the site is for, and how well it keeps its promise today."""
    return render(request, "pages/about.html", {"fresh": fresh_share(now=timezone.now())})


@require_safe
def accessibility_statement(request: HttpRequest) -> HttpResponseBase:
    """The statement in the state's own register; our own page until there is one there."""
    return redirect(settings.WAS_URL) if settings.WAS_URL else render(request, "pages/accessibility.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but searches, which are endless."""
    lines = ["User-agent: *", "Disallow: /*?", "Disallow: /admin/", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that cannot be read."""
    return render(request, "400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page for others."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that is not there."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault."""
    return render(request, "500.html", status=500)


class SiteMap(Sitemap[str]):
    """The pages that are always there."""

    def items(self) -> list[str]:
        """Names of pages."""
        return list(PAGES)

    def location(self, item: str) -> str:
        """The Danish address."""
        return reverse(item)


class ActivityMap(Sitemap[Activity]):
    """Every activity that may be found."""

    limit = 5000

    def items(self) -> object:  # type: ignore[override]  # a queryset is sliced, not read whole
        """In the order of their ids, so that pages of the map hold still."""
        return Activity.objects.findable(timezone.now()).only("pk", "title", "updated_at").order_by("pk")

    def lastmod(self, item: Activity) -> object:
        """When it was last changed."""
        return item.updated_at


class OrganisationMap(Sitemap[Organisation]):
    """Every organisation with something that may be found."""

    limit = 5000

    def items(self) -> object:  # type: ignore[override]  # a queryset is sliced, not read whole
        """In the order of their ids."""
        found = Activity.objects.findable(timezone.now())
        return Organisation.objects.filter(activities__in=found).distinct().order_by("pk")


SITEMAPS: dict[str, type[Sitemap[str]] | type[Sitemap[Activity]] | type[Sitemap[Organisation]]] = {
    "pages": SiteMap,
    "activities": ActivityMap,
    "organisations": OrganisationMap,
}
