from django.db import migrations, models

import finder.models


class Migration(migrations.Migration):

    dependencies = [
        ('finder', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='indexversion',
            name='generation',
            field=models.BigIntegerField(default=finder.models.new_generation),
        ),
    ]
