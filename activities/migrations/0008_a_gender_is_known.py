from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0007_everybody_where_no_gender")]

    operations = [
        migrations.AlterField(
            model_name="activity",
            name="gender",
            field=models.CharField(
                choices=[("any", "Alle"), ("women", "Kun kvinder"), ("men", "Kun mænd")],
                default="any",
                max_length=6,
                verbose_name="Køn",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("gender__in", ["any", "women", "men"])), name="activity_gender_is_known"
            ),
        ),
    ]
