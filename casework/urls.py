"""The addresses of casework: the caseworker's desk under /raadgivning/, a client's list under /liste/."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "casework"

urlpatterns: list[URLPattern | URLResolver] = [
    path("raadgivning/", include("casework.views.urls")),
]
