"""A desk in another language: what organisers write is Danish and marked as such, templates too."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import User
from activities import drafts, revision
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


@pytest.mark.parametrize("language", ["", "/de", "/en"])
def test_a_title_inside_a_heading_is_marked_too(
    browser_of: BrowserOf, person: User, approver: User, draft: Activity, shown: Activity, language: str
) -> None:
    Activity.objects.update(title="Strik & snak")
    edit = revision.propose(shown, changes={"summary": "Vi hækler."}, base_version=shown.version, by=person)
    pages = {
        f"{language}/forening/aktivitet/{draft.pk}/smid-ud/": person,
        f"{language}/forening/godkend/rettelse/{edit.pk}/": approver,
    }
    for address, who in pages.items():
        page = browser_of(who).get(address).content.decode()
        (heading,) = re.findall(r"<h1>(.*)</h1>", page)
        assert ('<span lang="da">Strik &amp; snak</span>' in heading, "Strik &amp; snak" in heading) == (
            bool(language), True,
        ), address  # fmt: skip
        (title,) = re.findall(r"<title>(.*)</title>", page, re.DOTALL)
        assert ("Strik &amp; snak" in title, "span" in title) == (True, False), address
