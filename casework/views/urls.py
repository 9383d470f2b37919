"""Addresses of the caseworker's desk, all under /raadgivning/."""

from django.urls import path

from casework.views import client, front, record, sharing, suggestions

urlpatterns = [
    path("", front.desk, name="desk"),
    path("tal/", front.counts_page, name="counts"),
    path("hvad-vi-gemmer/", front.what_we_keep, name="what-we-keep"),
    path("ny/", client.client_new, name="client-new"),
    path("<int:pk>/", client.client_page, name="client"),
    path("<int:pk>/ret/", client.client_edit, name="client-edit"),
    path("<int:pk>/slet/", client.client_delete, name="client-delete"),
    path("<int:pk>/hvorfor-ikke/", suggestions.client_why_not, name="client-why-not"),
    path("<int:pk>/del/", sharing.client_share, name="client-share"),
    path("<int:pk>/del-ikke/", sharing.client_unshare, name="client-unshare"),
    path("<int:pk>/giv-videre/", sharing.client_hand_on, name="client-hand-on"),
    path("<int:pk>/hent.json", record.client_json, name="client-json"),
    path("<int:pk>/hent.pdf", record.client_pdf, name="client-pdf"),
    path("<int:pk>/opslag/", record.record_page, name="record"),
    path("<int:pk>/opslag.csv", record.record_csv, name="record-csv"),
    path("<int:pk>/opslag.json", record.record_json, name="record-json"),
]
