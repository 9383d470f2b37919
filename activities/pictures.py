"""Pictures organisers send: checked, turned the right way up, scaled, freed of everything a camera notes, and stored."""

import re
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 80_000_000
LARGEST = (1600, 1200)
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
FOLDER = "pictures"
NAME = re.compile(r"pictures/[0-9a-f]{32}\.jpg")


def picture_url(name: str) -> str:
    """Where a stored picture is shown; empty for none."""
    return reverse("activities:picture", args=[name[len("pictures/") : -len(".jpg")]]) if NAME.fullmatch(name) else ""


def store_picture(upload: UploadedFile[Any]) -> str:
    """Stores an upload as a JPEG of at most 1600 x 1200 and returns its name. Raises ValidationError in plain words."""
    if (upload.size or 0) > MOST_BYTES:
        size = (upload.size or 0) / 1024 / 1024
        raise ValidationError(
            _("Billedet fylder %(size).0f MB. Det må højst fylde 20 MB. Vælg et mindre.") % {"size": size}
        )
    name = f"{FOLDER}/{uuid4().hex}.jpg"
    return default_storage.save(name, ContentFile(_as_jpeg(upload)))


def _as_jpeg(upload: UploadedFile[Any]) -> bytes:
    try:
        with Image.open(upload, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(_("Billedet har for mange punkter. Vælg et mindre."))
            return _written(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("Filen er ikke et billede, vi kan læse. Vælg et billede, der ender på jpg, png eller webp.")
        ) from error


def _written(image: Image.Image) -> bytes:
    """Drawn anew on white: place, time and make of the camera stay behind."""
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail(LARGEST)
    coloured = upright.convert("RGBA")
    paper = Image.new("RGB", coloured.size, "white")
    paper.paste(coloured, mask=coloured.getchannel("A"))
    out = BytesIO()
    paper.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
