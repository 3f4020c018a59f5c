"""Volunteers: a role of this programme, the check of the country, trainings and clauses that stand there once."""

from aanzet.alliances.enums import Role
from aanzet.programmes.sense.refer import refer
from aanzet.programmes.shapes import Blueprint, Volunteering
from aanzet.reference.countries import country_profile
from aanzet.reference.shape import nearest
from aanzet.reference.tomlfile import Document, Where

ROLES = (Role.COACH.value, Role.MENTOR.value, Role.AMBASSADOR.value)
MOST_MONTHS = 120


def volunteering(found: Blueprint, document: Document) -> None:
    partners = [each.slug for each in found.partners]
    seen: set[str] = set()
    for place, each in enumerate(found.volunteering):
        where: Where = ("volunteering", place)
        if each.role and each.role not in ROLES:
            document.fault(
                (*where, "role"), f"'{each.role}' is no role of a volunteer.", nearest(each.role, list(ROLES))
            )
        elif each.role in seen:
            document.fault((*where, "role"), f"'{each.role}' is there twice.", "Make one of the two.")
        elif each.role and not any(role.plays == each.role for role in found.roles):
            document.fault(
                (*where, "role"),
                f"nobody is '{each.role}' in this programme.",
                f'Add "{each.role}" to roles.',
            )
        seen.add(each.role)
        for number, slug in enumerate(each.partners):
            refer(document, (*where, "partners", number), slug, partners, "partner")
        _check(each, found, document, where)
        _words(each, document, where)


def _check(each: Volunteering, found: Blueprint, document: Document, where: Where) -> None:
    known = country_profile(found.profile_code).volunteer_check
    if each.check and (known is None or known.kind != each.check):
        own = f'Write check = "{known.kind}".' if known else "Leave check out: this country profile has none."
        document.fault((*where, "check"), f"'{each.check}' is no check of this country.", own)
    for name, months in (("check_months", each.check_months), ("months", each.months)):
        if not 0 <= months <= MOST_MONTHS:
            document.fault((*where, name), f"{months} months cannot be.", f"Write 0 to {MOST_MONTHS}.")


def _words(each: Volunteering, document: Document, where: Where) -> None:
    if not each.clauses:
        document.fault((*where, "clauses"), "nothing is agreed with this volunteer.", "Add clauses.")
    if each.version < 1:
        document.fault((*where, "version"), f"version {each.version} cannot be.", "Begin with 1.")
    lists = {
        "trainings": [part.key for part in each.trainings],
        "clauses": [clause.key for clause in each.clauses],
        "match_clauses": [clause.key for clause in each.match_clauses],
    }
    for name, keys in lists.items():
        for number, key in enumerate(keys):
            if key and key in keys[:number]:
                document.fault(
                    (*where, name, number), f"'{key}' is there twice in {name}.", "Give each its own key."
                )
    for number, part in enumerate(each.trainings):
        if part.minutes <= 0:
            document.fault(
                (*where, "trainings", number), f"'{part.key}' takes no time.", "Write minutes = 120."
            )
