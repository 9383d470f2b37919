from django.db import migrations, models

# What was gathered in one wide row is copied, so that pages go on showing it.
FACTS = "INSERT INTO finder_indexcard (activity_id, facts) SELECT activity_id, facts FROM finder_widecard"
SERVED = "INSERT INTO finder_indexrecord (activity_id, served) SELECT activity_id, served FROM finder_widecard"


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
        migrations.RunSQL([FACTS, SERVED], migrations.RunSQL.noop),
        migrations.DeleteModel("WideCard"),
    ]
