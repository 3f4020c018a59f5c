"""`aanzet demo_logins`: who can sign in to the demo, how, and what to look at."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from aanzet.portal.demo.cast import LOGINS, PASSWORD


class Command(BaseCommand):
    help = "One line per demo login: who she is, mail, how she signs in, what to look at."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.MODE == "live":
            raise CommandError("This installation is live: it has no demo logins.")
        self.stdout.write(
            f'Staff sign in with the password "{PASSWORD}", then with the code that /outbox/ shows.'
        )
        self.stdout.write(
            "Participants ask for a code on the sign-in page; it stands on /outbox/ and in this console."
        )
        width = max(len(each.mail) for each in LOGINS)
        for each in LOGINS:
            how = "code on /outbox/" if each.by_code else "password, code  "
            self.stdout.write(f"  {each.mail:<{width}}  {how}  {each.name}, {each.who}: {each.see}")
