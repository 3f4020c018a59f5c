"""Accounts and tasks of the people who work in the demo. Only those of the cast can sign in."""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db.models import Q

from aanzet.accounts.actions import account_create, demo_factor_set
from aanzet.accounts.models import User
from aanzet.accounts.queries import user_by_mail
from aanzet.alliances.actions import membership_add, organisation_find_or_add
from aanzet.alliances.enums import OrganisationKind, Role
from aanzet.alliances.models import AllianceMembership, Membership, Organisation
from aanzet.core.text import fold
from aanzet.portal.demo.cast import CARE_HOME, DDD, LOGINS, PASSWORD, Login, Place
from aanzet.portal.demo.chapters import CHAPTERS, PROFESSIONALS, Chapter
from aanzet.portal.demo.portraits import faces_put_up
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import programme_named

LONG_AGO = timedelta(days=900)
HOURS = {
    "nl": ("Dinsdag en donderdag", "Maandag tot en met woensdag", "Elke ochtend", "Woensdag en vrijdag"),
    "sv": ("Tisdag och torsdag", "Måndag till onsdag", "Varje förmiddag", "Onsdag och fredag"),
}


def organisation_at(place: Place) -> Organisation | None:
    """The organisation of a place; None when its programme is not there."""
    programme = programme_named(place.programme)
    if programme is None:
        return None
    if place.organisation:
        named = Organisation.objects.filter(Q(slug=place.organisation) | Q(name=place.organisation)).first()
        if named is not None:
            return named
    rows = AllianceMembership.objects.filter(alliance=programme.alliance).select_related("organisation")
    with_role = rows.filter(role=place.partner_role).order_by("starts_on", "id").first()
    found = with_role or rows.filter(role="lead").first()
    return found.organisation if found else None


def mail_of(name: str) -> str:
    return next(
        (each.mail for each in LOGINS if each.name == name), f"{fold(name).replace(' ', '.')}@example.org"
    )


def account(name: str, language: str, on: date) -> User:
    mail = mail_of(name)
    return user_by_mail(email=mail) or account_create(
        by=None, on=on, name=name, email=mail, language=language
    )


def hire(
    chapter: Chapter, organisation: Organisation, programme: Programme, on: date
) -> tuple[User, list[User]]:
    """The coordinator and the coaches of a chapter, with their tasks."""
    language = programme.languages[0] if programme.languages else "nl"
    coordinator = account(chapter.coordinator or chapter.coaches[0], language, on)
    coaches = [account(name, language, on) for name in chapter.coaches]
    if chapter.coordinator:
        task(coordinator, Role.COORDINATOR, organisation, on)
    for place, user in enumerate(coaches):
        task(user, Role.COACH, organisation, on)
        _reachable(user, organisation, programme.country, place)
    faces_put_up(coaches, on)
    return coordinator, coaches


def _reachable(user: User, organisation: Organisation, country: str, place: int) -> None:
    """A phone and hours, for the button on the page of her women. Numbers as in `people.Crowd.phone`."""
    taken = User.objects.filter(phone__isnull=False).count()
    user.phone = f"+4670174{690 + place:04d}" if country == "se" else f"+3161000{8000 + taken:04d}"
    user.save(update_fields=["phone"])
    hours = HOURS["sv" if country == "se" else "nl"]
    Membership.objects.filter(user=user, organisation=organisation, role=Role.COACH).update(
        reach_hours=hours[place % len(hours)]
    )


def task(
    user: User,
    role: Role,
    organisation: Organisation,
    on: date,
    *,
    programme: Programme | None = None,
    title: str = "",
) -> None:
    """A role at an organisation since long ago; once."""
    if not Membership.objects.filter(user=user, organisation=organisation, role=role).exists():
        membership_add(
            by=None, on=on, user=user, organisation=organisation, role=role, starts_on=on - LONG_AGO, title=title,
            alliance=programme.alliance if programme else None,
        )  # fmt: skip


def cast_arrives(on: date) -> None:
    """Make every login work: password and second factor for staff, a code for participants."""
    organisation_find_or_add(
        by=None,
        on=on,
        name=CARE_HOME,
        kind=OrganisationKind.COMPANY,
        municipality="Amsterdam",
        district="Oost",
    )
    hashed = make_password(PASSWORD)
    for each in LOGINS:
        user = account(each.name, each.language, on)
        if each.by_code:
            continue
        _tasks(each, user, on)
        user.password = hashed
        user.save(update_fields=["password"])
        demo_factor_set(user, each.secret)
        faces_put_up([user], on)
    _professionals(on)


def _tasks(each: Login, user: User, on: date) -> None:
    for role, place in each.tasks:
        organisation, programme = organisation_at(place), programme_named(place.programme)
        if organisation is not None:
            named = programme if each.names_alliance and role in (Role.ALLIANCE_LEAD, Role.FUNDER) else None
            task(user, role, organisation, on, programme=named, title=each.title)


def _professionals(on: date) -> None:
    """Municipal professionals of the campaign for a fair labour market: they meet, and keep no files there."""
    programme = programme_named(DDD)
    if programme is None:
        return
    towns = Organisation.objects.filter(alliance_memberships__alliance=programme.alliance).distinct()
    municipal = list(towns.filter(kind=OrganisationKind.MUNICIPALITY).order_by("slug")) or list(
        towns.order_by("slug")
    )
    for place, name in enumerate(PROFESSIONALS):
        user = account(name, "nl", on)
        task(user, Role.COORDINATOR, municipal[place % len(municipal)], on, title="Klantmanager")


def chapter_place(chapter: Chapter) -> Place:
    return Place(chapter.programme, chapter.organisation)


def loaded_chapters() -> list[tuple[Chapter, Programme, Organisation]]:
    """Chapters whose programme is there, each with its organisation."""
    found = []
    for chapter in CHAPTERS:
        programme, organisation = programme_named(chapter.programme), organisation_at(chapter_place(chapter))
        if programme is not None and organisation is not None:
            found.append((chapter, programme, organisation))
    return found
