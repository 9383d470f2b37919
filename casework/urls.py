"""The addresses of casework: the caseworker's desk under /raadgivning/, a client's list under /liste/."""

from django.urls import URLPattern, URLResolver

app_name = "casework"

urlpatterns: list[URLPattern | URLResolver] = []
