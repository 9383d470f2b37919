"""Pictures: scaled, freed of what the camera notes, refused in plain words, and never without words of their own."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import User
from activities.models import Activity
from activities.pictures import MOST_BYTES, store_picture

BrowserOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    """Files of tests go away with them."""
    settings.MEDIA_ROOT = tmp_path


def photo(size: tuple[int, int] = (2400, 1200), form: str = "JPEG", *, turned: bool = False) -> SimpleUploadedFile:
    """A red picture with the place it was taken in its notes."""
    out, image = BytesIO(), Image.new("RGB", size, "red")
    exif = image.getexif()
    exif[0x010F] = "Telefonens navn"
    exif[0x0112] = 6 if turned else 1
    image.save(out, form, exif=exif)
    return SimpleUploadedFile("IMG_1.jpg", out.getvalue(), content_type="image/jpeg")


def test_a_picture_is_scaled_turned_and_says_nothing_of_the_camera(db: None) -> None:
    with default_storage.open(store_picture(photo(turned=True))) as file, Image.open(file) as stored:
        assert (stored.size, stored.format, dict(stored.getexif()), "exif" in stored.info) == (
            (600, 1200),
            "JPEG",
            {},
            False,
        )


class Huge(SimpleUploadedFile):
    """Says that it is more than 20 MB."""

    @property
    def size(self) -> int:  # only what the test asks of it
        return MOST_BYTES + 1_000_000

    @size.setter
    def size(self, _value: int) -> None:
        pass


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (Huge("stor.jpg", b"x"), "Billedet fylder 21 MB. Det må højst fylde 20 MB. Vælg et mindre."),
        (SimpleUploadedFile("brev.jpg", b"Kaere alle"), "Filen er ikke et billede"),
        (SimpleUploadedFile("ond.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "Filen er ikke et billede"),
        (SimpleUploadedFile("halv.jpg", photo().read()[:3000]), "Filen er ikke et billede"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(upload: SimpleUploadedFile, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        store_picture(upload)
    assert refused.value.messages[0].startswith(sentence)


def test_a_picture_without_words_is_kept_until_they_come(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    client, page = browser_of(person), f"/forening/aktivitet/{draft.pk}/billede/"
    text = client.post(page, {"picture": photo(), "picture_alt": ""}).content.decode()
    kept = text.split('name="kept" value="')[1].split('"')[0]
    client.post(page, {"kept": kept, "picture_alt": "En rød dør"})
    draft.refresh_from_db()
    assert ("Skriv, hvad man ser på billedet." in text, draft.picture_alt, str(draft.picture.name).startswith("pictures/")) == (
        True, "En rød dør", True,
    )  # fmt: skip
    shown = client.get(f"/forening/aktivitet/{draft.pk}/vis/").content.decode()
    address = shown.split('<figure class="photo"><img src="')[1].split('"')[0]
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"], "immutable" in answer["Cache-Control"]) == (
        200,
        "image/jpeg",
        True,
    )


def test_a_forged_picture_is_nothing(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    browser_of(person).post(
        f"/forening/aktivitet/{draft.pk}/billede/", {"kept": "../../etc/passwd", "picture_alt": "x"}
    )
    draft.refresh_from_db()
    assert (draft.picture.name, draft.picture_alt) == ("", "")


def test_no_picture_has_an_address_of_its_own_choosing(db: None) -> None:
    answers = [Client().get(f"/billede/{name}").status_code for name in ("../settings.jpg", "0" * 32 + ".jpg", "x.jpg")]
    assert answers == [404, 404, 404]
