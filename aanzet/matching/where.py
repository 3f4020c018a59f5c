"""The programme and the organisations that a command names. What is not there raises BadProblem, with what is."""

from aanzet.alliances.models import Organisation
from aanzet.matching.engine.faults import BadProblem
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import programme_named


def programme_of(slug: str) -> Programme:
    found = programme_named(slug)
    if found is None:
        known = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise BadProblem(f"There is no programme '{slug}'. Known programmes: {known}.")
    return found


def organisations_of(programme: Programme, slug: str = "") -> list[Organisation]:
    """Those of its alliance, or the one that is named."""
    rows = (
        Organisation.objects.filter(alliance_memberships__alliance=programme.alliance_id)
        .distinct()
        .order_by("slug")
    )
    if not slug:
        return list(rows)
    found = [row for row in rows if row.slug == slug]
    if not found:
        raise BadProblem(f"'{slug}' does not take part. Choose from {', '.join(row.slug for row in rows)}.")
    return found
