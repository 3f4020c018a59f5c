"""One database: fill it in steps, measure pages at each, then serve it. Prints one JSON document to a file.

python -m bench.once OUT SIZES WHAT     (DATABASE_URL and AANZET_VAR are set by bench/run)
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import django

ROUNDS = 3


def main() -> int:
    out, sizes, what = (
        Path(sys.argv[1]),
        [int(each) for each in sys.argv[2].split(",")],
        sys.argv[3].split(","),
    )
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    from aanzet.core.messages import compile_all

    compile_all()
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    found: dict[str, Any] = {"database": _name(connection)}
    filler, coordinator, her = _beginning()
    if "pages" in what:
        found["pages"] = []
        for women in sizes:
            begun = time.monotonic()
            filler.grow_to(women)
            _say(f"{connection.vendor}: {women} women stand there ({time.monotonic() - begun:.0f} s)")
            found["pages"] += _pages(women, coordinator, filler.coach)
    else:
        filler.grow_to(sizes[-1])
    if "served" in what:
        found["served"] = _served(coordinator, her, sizes[-1], filler)
    out.write_text(json.dumps(found))
    return 0


def _name(connection: Any) -> str:
    if connection.vendor == "postgresql":
        number = connection.pg_version
        return f"PostgreSQL {number // 10000}.{number % 10000}"
    return f"SQLite {connection.Database.sqlite_version}"


def _beginning() -> tuple[Any, Any, Any]:
    """The founding programmes, one organisation to fill, its coordinator, and one participant with an account."""
    from datetime import timedelta

    from aanzet.accounts.models import User
    from aanzet.alliances.enums import Role
    from aanzet.alliances.models import AllianceMembership, Membership
    from aanzet.core import clock
    from aanzet.programmes.actions import founding_load
    from aanzet.programmes.models import Programme
    from bench.filling import Filler

    founding_load(on=clock.today())
    programme = Programme.objects.select_related("alliance").get(slug="vrouw-en-werk")
    lead = AllianceMembership.objects.select_related("organisation").get(
        alliance=programme.alliance, role="lead"
    )
    coordinator = User.objects.create(email="coordinator@example.org", name="Coordinator")
    since = clock.today() - timedelta(days=900)
    Membership.objects.create(
        user=coordinator, organisation=lead.organisation, role=Role.COORDINATOR, starts_on=since
    )
    her = User.objects.create(email="her@example.org", name="Rahel")
    return Filler(programme, lead.organisation, clock.today()), coordinator, her


def _pages(women: int, coordinator: Any, coach: Any) -> list[dict[str, Any]]:
    """Each page several rounds over; the round with the lowest median counts, as others may use the machine too."""
    from bench.pages import addresses_of_women, measure, signed_in

    office, guide = signed_in(coordinator), signed_in(coach)
    pages = {
        "worklist": (office, ["/now/"]),
        "worklist of a coach": (guide, ["/now/"]),
        "case page": (office, addresses_of_women(40)),
        "list of women": (office, ["/women/"]),
        "search by name": (office, ["/women/?q=rahel", "/women/?q=fatima", "/women/?q=oksana"]),
    }
    rounds = [
        {name: measure(name, women, client, addresses) for name, (client, addresses) in pages.items()}
        for _ in range(ROUNDS)
    ]
    best = [min((each[name] for each in rounds), key=lambda timing: timing.median) for name in pages]
    for each in best:
        asked = f"{each.queries} queries ({each.own} of its own)"
        _say(f"  {each.page}: {each.median} ms ({each.cpu} ms of processor), {asked}")
    return [each.plain() for each in best]


def _served(coordinator: Any, her: Any, women: int, filler: Any) -> dict[str, Any]:
    from django.db import connection, models

    from aanzet.participants.models import Participant
    from bench import phone, served
    from bench.pages import signed_in

    rows = models.QuerySet(Participant)
    rows.filter(pk=rows.order_by("id").values_list("pk", flat=True)[0]).update(account=her)
    cookies = {
        name: signed_in(user).cookies["visit"].value for name, user in (("office", coordinator), ("her", her))
    }
    connection.close()
    found: dict[str, Any] = {"women": women, "rates": {}}
    with served.server(os.environ["DATABASE_URL"]) as port:
        for name, path, cookie in (
            ("empty view", "/bench/empty/", ""),
            ("worklist", "/now/", cookies["office"]),
            ("her start page", "/me/", cookies["her"]),
        ):
            found["rates"][name] = round(max(served.rate(port, path, cookie) for _ in range(2)), 1)
            _say(f"  {name}: {found['rates'][name]} requests/s")
        found["weight"] = served.weight(port, "/me/", cookies["her"])
        found["phone"] = phone.measured(port, cookies["her"])
    _say(f"  her start page weighs {sum(found['weight'].values())} bytes")
    return found


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
