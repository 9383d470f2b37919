"""Addresses of one client's list on the desk, all under /raadgivning/<number>/liste/."""

from django.urls import path

from casework.views import handing_over, shortlist

urlpatterns = [
    path("", shortlist.shortlist_page, name="shortlist"),
    path("laeg-paa/", shortlist.shortlist_add, name="shortlist-add"),
    path("ny/", shortlist.shortlist_new, name="shortlist-new"),
    path("giv-med/", handing_over.hand_over_page, name="hand-over"),
    path("link/", handing_over.make_link, name="hand-over-link"),
    path("luk/", handing_over.close_link, name="hand-over-close"),
    path("qr.svg", handing_over.qr_code, name="hand-over-qr"),
    path("papir-<slug:paper>.pdf", handing_over.on_paper, name="hand-over-paper"),
    path("laes-op/", handing_over.read_aloud, name="read-aloud"),
    path("fulgt-op/", shortlist.followed_up, name="followed-up"),
]
