from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def let_everybody_in(apps: Any, _editor: BaseDatabaseSchemaEditor) -> None:
    """Tables without the column `gender` were taken in with an empty one, which is no gender at all."""
    apps.get_model("activities.Activity").objects.filter(gender="").update(gender="any")


class Migration(migrations.Migration):
    dependencies = [("activities", "0006_order_of_statements")]

    operations = [migrations.RunPython(let_everybody_in, migrations.RunPython.noop)]
