"""The addresses of casework: the caseworker's desk under /raadgivning/, a client's list under /liste/."""

from django.urls import URLPattern, URLResolver, include, path

from casework.views.list_page import list_page

app_name = "casework"

urlpatterns: list[URLPattern | URLResolver] = [
    path("raadgivning/", include("casework.views.urls")),
    path("raadgivning/<int:pk>/liste/", include("casework.views.list_urls")),
    path("liste/<slug:token>/", list_page, name="list"),
]
