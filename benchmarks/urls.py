"""The site's addresses, and the floors."""

from django.urls import path

from benchmarks.floors import floor_html, floor_json
from config.urls import urlpatterns as site_addresses

urlpatterns = [path("floor/html", floor_html), path("floor/json", floor_json), *site_addresses]
