from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='message',
            name='channel',
            field=models.CharField(choices=[('mail', 'Mail'), ('sms', 'Text message'), ('screen', 'On the screen'), ('call', 'Spoken call')], max_length=10, verbose_name='channel'),
        ),
    ]
