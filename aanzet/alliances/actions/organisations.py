"""Organisations."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.alliances.enums import OrganisationKind
from aanzet.alliances.models import Organisation
from aanzet.alliances.queries import organisation_named
from aanzet.alliances.slugs import free_slug
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import By, write
from aanzet.reference import places


@transaction.atomic
def organisation_add(
    *,
    by: By | None,
    on: date,
    name: str,
    kind: str = OrganisationKind.ASSOCIATION,
    country: str = "nl",
    district: str = "",
    municipality: str = "",
    region_code: str = "",
    website: str = "",
) -> Organisation:
    """Add an organisation. The labour market region follows from the municipality when it is left out.
    Raises Refused when there is one of this name."""
    if organisation_named(name=name):
        raise Refused(_("There is an organisation with this name already. Choose that one."), "name")
    row = Organisation.objects.create(
        slug=free_slug(Organisation, name),
        name=clean(name),
        kind=kind,
        country=country,
        district=district,
        municipality=municipality,
        region_code=region_code or _region(municipality),
        website=website,
    )
    write(by, "organisation.added", object_id=row.pk, organisation=row.pk, on=on)
    return row


@transaction.atomic
def organisation_edit(
    *, by: By | None, on: date, organisation: Organisation, seen: int, **changes: Any
) -> Organisation:
    """Change an organisation as it was at version `seen`. Raises Conflict."""
    changes["region_code"] = changes.get("region_code") or _region(changes.get("municipality", ""))
    row = organisation.save_if_unchanged(seen=seen, **changes)
    write(by, "organisation.edited", object_id=row.pk, organisation=row.pk, on=on)
    return row


def organisation_find_or_add(*, by: By | None, on: date, name: str, **given: Any) -> Organisation:
    """The organisation of this name, in any spelling; a new one when there is none."""
    return organisation_named(name=name) or organisation_add(by=by, on=on, name=name, **given)


def _region(municipality: str) -> str:
    found = places.region_of(municipality) if municipality else None
    return found.code if found else ""
