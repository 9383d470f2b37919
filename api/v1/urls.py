"""Addresses of version 1."""

from django.urls import path

from api.v1.views.activities import ActivityDetail, ActivityList
from api.v1.views.documentation import OpenAPI, documentation
from api.v1.views.map import ActivityMap
from api.v1.views.organisations import OrganisationDetail, OrganisationList
from api.v1.views.places import PlaceList
from api.v1.views.vocabulary import Vocabulary

urlpatterns = [
    path("activities", ActivityList.as_view(), name="activities"),
    path("activities/<str:id>", ActivityDetail.as_view(), name="activity"),
    path("organisations", OrganisationList.as_view(), name="organisations"),
    path("organisations/<str:id>", OrganisationDetail.as_view(), name="organisation"),
    path("places", PlaceList.as_view(), name="places"),
    path("vocabulary", Vocabulary.as_view(), name="vocabulary"),
    path("map", ActivityMap.as_view(), name="map"),
    path("openapi.json", OpenAPI.as_view(), name="openapi"),
    path("docs", documentation, name="docs"),
]
