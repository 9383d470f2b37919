"""A desk in another language: what organisers write is Danish and marked as such, templates too."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import User
from activities import drafts
from activities.models import Activity, Organisation

BrowserOf = Callable[[User], Client]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("template", [one.code for one in drafts.TEMPLATES])
def test_a_template_prefills_danish_whatever_the_desk_speaks(
    organisation: Organisation, language: str, template: str
) -> None:
    danish = drafts.begin(organisation, template=template)
    with translation.override(language):
        made = drafts.begin(organisation, template=template)
    words = ("title", "summary", "description", "first_visit")
    assert [getattr(made, name) for name in words] == [getattr(danish, name) for name in words]


def test_titles_are_marked_as_danish_on_a_german_desk(browser_of: BrowserOf, person: User, shown: Activity) -> None:
    client = browser_of(person)
    pages = ["", f"aktivitet/{shown.pk}/", f"aktivitet/{shown.pk}/hvad/"]
    marked = [f'lang="da">{shown.title}</' in client.get(f"/de/forening/{page}").content.decode() for page in pages]
    plain = [f'lang="da">{shown.title}</' in client.get(f"/forening/{page}").content.decode() for page in pages]
    assert (marked, plain) == ([True] * 3, [False] * 3)
