"""Addresses of signing in and of one's own account. Only what is listed exists: no password is ever asked for or set."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as spare_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import path

from accounts import mail_viewer, municipal, views

urlpatterns = [
    path("konto/", views.my_account, name="my_account"),
    path("konto/log-ind/", account.login, name="account_login"),
    path("konto/log-ind/igen/", account.request_login_code, name="account_request_login_code"),
    path("konto/log-ind/kode/", account.confirm_login_code, name="account_confirm_login_code"),
    path("konto/log-ind/noegle/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("konto/log-ind/app/", factor.authenticate, name="mfa_authenticate"),
    path("konto/log-ind/<slug:provider_id>/", municipal.go_there, name="openid_connect_login"),
    path("konto/log-ind/<slug:provider_id>/svar/", municipal.come_back, name="openid_connect_callback"),
    path("konto/log-ud/", account.logout, name="account_logout"),
    path("konto/log-ud/alle-steder/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("konto/opret/", account.signup, name="account_signup"),
    path("konto/bekraeft/", account.email_verification_sent, name="account_email_verification_sent"),
    path("konto/e-mail/", account.email, name="account_email"),
    path("konto/lukket/", account.account_inactive, name="account_inactive"),
    path("konto/slet/", views.delete_account, name="delete_account"),
    path("konto/igen/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("konto/igen/kode/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/igen/noegle/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("konto/sikkerhed/", views.second_factor_page, name="second_factor"),
    path("konto/app/", app.activate_totp, name="mfa_activate_totp"),
    path("konto/app/fjern/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/noegler/", views.my_account, name="mfa_list_webauthn"),
    path("konto/noegler/tilfoej/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("konto/noegler/<int:pk>/fjern/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("konto/reservekoder/", spare_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/reservekoder/nye/", spare_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/om/", views.my_account, name="mfa_index"),
    path("post/", mail_viewer.letter_box, name="letter_box"),
]
