"""Addresses of the organiser's desk, all under /forening/."""

from django.urls import path

from activities.views.desk import activity, approver, call_sheet, date, front, importing, organisation, step

urlpatterns = [
    path("", front.desk_front, name="desk-front"),
    path("opret/", organisation.desk_register, name="desk-register"),
    path("vores/<int:pk>/", organisation.desk_organisation, name="desk-organisation"),
    path("vores/<int:pk>/inviter/", organisation.desk_invite, name="desk-invite"),
    path("vores/<int:pk>/inviter/<int:invitation_pk>/fjern/", organisation.desk_uninvite, name="desk-uninvite"),
    path("vores/<int:pk>/med/<int:member_pk>/", organisation.desk_member, name="desk-member"),
    path("vores/<int:pk>/liste/", importing.desk_import, name="desk-import"),
    path("vores/<int:pk>/liste/tom.xlsx", importing.desk_import_table, name="desk-import-table"),
    path("vores/<int:organisation_pk>/ny/", activity.desk_new, name="desk-new"),
    path("overtag/<int:pk>/", organisation.desk_claim, name="desk-claim"),
    path("overtag/svar/<str:token>/", organisation.desk_claim_answer, name="desk-claim-answer"),
    path("invitation/<str:token>/", organisation.desk_invitation, name="desk-invitation"),
    path("aktivitet/<int:pk>/", activity.desk_activity, name="desk-activity"),
    path("aktivitet/<int:pk>/vis/", activity.desk_preview, name="desk-preview"),
    path("aktivitet/<int:pk>/send/", activity.desk_send, name="desk-send"),
    path("aktivitet/<int:pk>/sendt/", activity.desk_sent, name="desk-sent"),
    path("aktivitet/<int:pk>/plads/", activity.desk_room, name="desk-room"),
    path("aktivitet/<int:pk>/smid-ud/", activity.desk_delete, name="desk-delete"),
    path("aktivitet/<int:pk>/datoer/", step.desk_dates, name="desk-dates"),
    path("aktivitet/<int:pk>/find-adresse/", step.desk_address, name="desk-address"),
    path("aktivitet/<int:pk>/gang/<int:date_pk>/", date.desk_date, name="desk-date"),
    path("aktivitet/<int:pk>/saa/<slug:verb>/", activity.desk_verb, name="desk-verb"),
    path("aktivitet/<int:pk>/<slug:code>/", step.desk_step, name="desk-step"),
    path("sted/<int:pk>/", approver.desk_own_place, name="desk-own-place"),
    path("godkend/", approver.desk_queue, name="desk-queue"),
    path("godkend/forening/<int:pk>/", approver.desk_review_organisation, name="desk-review-organisation"),
    path("godkend/aktivitet/<int:pk>/", approver.desk_review_activity, name="desk-review-activity"),
    path("godkend/rettelse/<int:pk>/", approver.desk_review_edit, name="desk-review-edit"),
    path("godkend/ringeliste/", call_sheet.desk_call_sheet, name="desk-call-sheet"),
    path("godkend/ringeliste/<int:pk>/", call_sheet.desk_called, name="desk-called"),
    path("godkend/besked/<int:pk>/", approver.desk_report, name="desk-report"),
    path("godkend/sted/<int:pk>/", approver.desk_proposal, name="desk-proposal"),
]
