"""The door to the municipality's own sign-in, also when nobody opens it."""

from allauth.socialaccount.providers.openid_connect import views as provider
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from requests import RequestException


def go_there(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Leads to the municipality's sign-in; says so in words when it does not answer."""
    try:
        answer: HttpResponseBase = provider.login(request, provider_id)
    except (RequestException, ValueError):
        return render(request, "socialaccount/authentication_error.html", status=502)
    return answer


come_back = provider.callback
