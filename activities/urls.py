"""Addresses of activities and organisations; only the id decides, the words are for people."""

from django.urls import path

from activities.views.activity import activity_calendar, activity_detail
from activities.views.organisation import organisation_detail

app_name = "activities"
urlpatterns = [
    path("aktivitet/<int:pk>/<slug:slug>/", activity_detail, name="activity-detail"),
    path("aktivitet/<int:pk>/<slug:slug>/kalender.ics", activity_calendar, name="activity-calendar"),
    path("forening/<int:pk>/<slug:slug>/", organisation_detail, name="organisation-detail"),
]
