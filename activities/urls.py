"""Addresses of activities and organisations; only the id decides, the words are for people."""

from django.urls import include, path, re_path

from activities.views.activity import activity_calendar, activity_detail, activity_saved, picture
from activities.views.confirmation import confirmation
from activities.views.following import activity_follow, follow_confirm, follow_stop
from activities.views.organisation import organisation_calendar, organisation_detail
from activities.views.talking_back import activity_ask, activity_report, question

app_name = "activities"
urlpatterns = [
    # Before the page itself; `RESERVED_SLUGS` keeps titles away from these words.
    path("aktivitet/<int:pk>/forkert/", activity_report, name="activity-report"),
    path("aktivitet/<int:pk>/foelg/", activity_follow, name="activity-follow"),
    path("aktivitet/<int:pk>/<slug:slug>/", activity_detail, name="activity-detail"),
    path("aktivitet/<int:pk>/<slug:slug>/kalender.ics", activity_calendar, name="activity-calendar"),
    path("aktivitet/<int:pk>/gemt", activity_saved, name="activity-saved"),
    re_path(r"^billede/(?P<name>[0-9a-f]{32})\.jpg$", picture, name="picture"),
    path("forening/<int:pk>/<slug:slug>/", organisation_detail, name="organisation-detail"),
    path("forening/<int:pk>/<slug:slug>/kalender.ics", organisation_calendar, name="organisation-calendar"),
    path("aktivitet/<int:pk>/spoerg/<slug:feature>/", activity_ask, name="activity-ask"),
    path("foelg/<str:token>/", follow_confirm, name="follow-confirm"),
    path("foelg/<str:token>/stop/", follow_stop, name="follow-stop"),
    path("svar/<str:token>/", question, name="question"),
    path("bekraeft/<str:token>/<slug:answer>/", confirmation, name="confirmation"),
    path("forening/", include("activities.views.desk.urls")),
]
