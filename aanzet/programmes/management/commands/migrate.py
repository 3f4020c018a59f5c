"""`aanzet migrate`: Django's own, and then the founding programmes, so that an empty database can be used at once."""

from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as DjangoMigrate

from aanzet.programmes.actions import founding_load


class Command(DjangoMigrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        partly = options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"]
        if settings.MODE == "test" or partly:
            return
        loaded = [each.slug for each in founding_load() if each.changes]
        if loaded and options["verbosity"] > 0:
            self.stdout.write(f"Programmes loaded: {', '.join(loaded)}.")
