from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 2_000
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOT_SHOWN = ("focus_area", "contact", "confirmed_at", "confirmed_by", "confirm_by")


def copy_cards(apps: Any, _editor: BaseDatabaseSchemaEditor) -> None:
    """What was gathered in one wide row goes into two, so that pages go on showing it."""
    card, record = apps.get_model("finder.IndexCard"), apps.get_model("finder.IndexRecord")
    for rows in _batches(apps.get_model("finder.WideCard")):
        card.objects.bulk_create(card(activity_id=pk, facts=_narrowed(bytes(facts))) for pk, facts, _served in rows)
        record.objects.bulk_create(record(activity_id=pk, served=bytes(served)) for pk, _facts, served in rows)


def _batches(wide: Any) -> Iterator[list[tuple[int, bytes, bytes]]]:
    last = 0
    while rows := list(wide.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "facts", "served")[:BATCH]):
        yield rows
        last = rows[-1][0]


def _narrowed(facts: bytes) -> bytes:
    card = orjson.loads(facts)
    confirmed = card["confirmed_at"] and datetime.fromisoformat(card["confirmed_at"]).astimezone(COPENHAGEN)
    card |= {
        "organisation": {name: card["organisation"][name] for name in ("id", "name")},
        "phone": card["contact"]["phone"],
        "confirmed_on": confirmed and confirmed.date().isoformat(),
    }
    return orjson.dumps({name: value for name, value in card.items() if name not in NOT_SHOWN})


class Migration(migrations.Migration):
    dependencies = [("finder", "0001_initial")]

    operations = [
        migrations.RenameModel("IndexCard", "WideCard"),
        migrations.CreateModel(
            name="IndexCard",
            fields=[
                ("activity_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("facts", models.BinaryField()),
            ],
            options={"verbose_name": "indexkort", "verbose_name_plural": "indexkort"},
        ),
        migrations.CreateModel(
            name="IndexRecord",
            fields=[
                ("activity_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("served", models.BinaryField()),
            ],
            options={"verbose_name": "indexblad", "verbose_name_plural": "indexblade"},
        ),
        migrations.RunPython(copy_cards, migrations.RunPython.noop),
        migrations.DeleteModel("WideCard"),
    ]
