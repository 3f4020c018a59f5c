"""`aanzet staff invite MAIL --role ROLE --organisation SLUG` and `aanzet staff admin MAIL --name NAME`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from aanzet.access.actor import system_actor
from aanzet.alliances.actions import invitation_create, organisation_find_or_add
from aanzet.alliances.enums import OrganisationKind, Role
from aanzet.alliances.models import Alliance, Organisation
from aanzet.core import clock

ROLES = [role.value for role in Role if role not in (Role.PARTICIPANT, Role.VISITOR)]


class Command(BaseCommand):
    help = "Invite staff; prints the link, which works once, for seven days."

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = parser.add_subparsers(dest="what", required=True)
        invite = kinds.add_parser("invite", help="somebody at an organisation")
        invite.add_argument("mail")
        invite.add_argument("--role", required=True, choices=ROLES)
        invite.add_argument("--organisation", required=True, metavar="SLUG")
        invite.add_argument("--alliance", default="", metavar="SLUG")
        admin = kinds.add_parser("admin", help="the first administrator")
        admin.add_argument("mail")
        admin.add_argument("--name", required=True)
        admin.add_argument(
            "--organisation", default="Aanzet", help="name of the organisation that runs Aanzet"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        given = self._admin(options) if options["what"] == "admin" else self._staff(options)
        link = invitation_create(by=system_actor(), on=clock.today(), email=options["mail"], **given)
        self.stdout.write(link.url)

    def _admin(self, options: dict[str, Any]) -> dict[str, Any]:
        home = organisation_find_or_add(
            by=None, on=clock.today(), name=options["organisation"], kind=OrganisationKind.AGENCY
        )
        return {"organisation": home, "role": Role.ADMINISTRATOR, "name": options["name"]}

    def _staff(self, options: dict[str, Any]) -> dict[str, Any]:
        organisation = Organisation.objects.filter(slug=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"There is no organisation '{options['organisation']}'.")
        alliance = Alliance.objects.filter(slug=options["alliance"]).first()
        if options["alliance"] and alliance is None:
            raise CommandError(f"There is no alliance '{options['alliance']}'.")
        return {"organisation": organisation, "role": options["role"], "alliance": alliance}
