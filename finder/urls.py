"""Addresses on which people find something."""

from django.urls import path

from finder.views.front import front
from finder.views.map import map_points
from finder.views.results import results
from finder.views.saved import saved
from finder.views.style import style
from finder.views.suggest import suggest
from finder.views.wish import wish

app_name = "finder"
urlpatterns = [
    path("", front, name="front"),
    path("find/", results, name="results"),
    path("kort.json", map_points, name="map"),
    path("forslag.json", suggest, name="suggest"),
    path("min-liste/", saved, name="saved"),
    path("oensk/", wish, name="wish"),
    path("stil/", style, name="style"),
]
