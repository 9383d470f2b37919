"""Addresses of the interface; whatever is not among them is answered with a problem, never with a page."""

from django.urls import include, path, re_path

from api.resource import Nowhere

app_name = "api"
urlpatterns = [
    path("v1/", include("api.v1.urls")),
    re_path("", Nowhere.as_view()),
]
