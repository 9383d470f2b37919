"""Files nobody will come back for are deleted, and none that anybody may still see."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from activities.leftovers import forget_lists, forget_pictures
from activities.models import Revision
from activities.pictures import NAME
from tests.factories import ActivityFactory, PublishedActivityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    """A folder of our own."""
    settings.MEDIA_ROOT = tmp_path


def picture(letter: str) -> str:
    name = f"pictures/{letter * 32}.jpg"
    assert NAME.fullmatch(name)
    return default_storage.save(name, ContentFile(b"picture"))


def files(name: str) -> list[str]:
    return sorted(default_storage.listdir(name)[1])


def test_a_list_is_forgotten_with_the_form_that_named_it() -> None:
    default_storage.save("imports/a", ContentFile(b"list"))
    now = timezone.now()
    before = forget_lists(now=now + timedelta(hours=1, minutes=59))
    assert (before, forget_lists(now=now + timedelta(hours=2, minutes=1)), files("imports")) == (0, 1, [])


def test_a_picture_nobody_shows_is_forgotten_after_two_days() -> None:
    shown, waiting, orphan = (picture(letter) for letter in "abc")
    PublishedActivityFactory(picture=shown, picture_alt="En dør")
    Revision.objects.create(activity=ActivityFactory(), base_version=1, data={"picture": waiting})
    Revision.objects.create(activity=ActivityFactory(), base_version=1, data={"title": "Uden billede"})
    now = timezone.now()
    counts = [forget_pictures(now=now + timedelta(days=days)) for days in (1, 3, 3)]
    assert (counts, files("pictures")) == ([0, 1, 0], [name.partition("/")[2] for name in (shown, waiting)])
    assert not default_storage.exists(orphan)


def test_without_folders_there_is_nothing_to_forget() -> None:
    now = timezone.now()
    assert (forget_lists(now=now), forget_pictures(now=now)) == (0, 0)
