"""Colleagues of a bank who became mentors: a link, sign-ups, hours, costs, and what their employer may see."""

from datetime import date, timedelta
from decimal import Decimal

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.queries import user_by_mail
from aanzet.alliances.enums import PartnerRole
from aanzet.alliances.models import Organisation
from aanzet.portal.demo.cast import KK, Place
from aanzet.portal.demo.staff import account, organisation_at
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of, programme_named
from aanzet.volunteers import actions
from aanzet.volunteers.actions import ExpenseInput, InviteInput, SignUp
from aanzet.volunteers.models import Volunteer

ROLE = "mentor"
# Name, days since sign-up, how far: active, talk, new; hours (days ago, minutes, kind).
COLLEAGUES = (
    ("Malin Sjöberg", 330, "active", ((290, 120, "training"), (210, 60, "with_her"), (150, 90, "with_her"),
        (110, 60, "with_her"), (75, 60, "with_her"), (75, 45, "travel"), (40, 90, "with_her"), (12, 60, "with_her"))),
    ("Oskar Lindqvist", 300, "active", ((280, 120, "training"), (140, 60, "with_her"), (95, 60, "with_her"),
        (60, 90, "event"), (20, 60, "with_her"))),
    ("Karin Åberg", 120, "active", ((100, 120, "training"), (70, 60, "with_her"), (30, 60, "with_her"))),
    ("Johanna Wallin", 250, "active", ((225, 120, "training"), (120, 60, "with_her"), (65, 60, "with_her"))),
    ("Amir Sahlin", 90, "active", ((65, 120, "training"),)),
    ("Ulrika Fors", 21, "talk", ()),
    ("Peter Nyman", 40, "talk", ((15, 120, "training"),)),
    ("Sara Ek", 9, "new", ()),
)  # fmt: skip
WORDS = "Jag trodde att jag skulle lära ut. Jag lärde mig mest själv."


def bank_gives(on: date) -> None:
    """Tell it once, with the actions of the room itself."""
    programme, bank = programme_named(KK), organisation_at(Place(KK, partner_role=PartnerRole.MENTORS))
    home, leader = organisation_at(Place(KK)), user_by_mail(email="emina@example.org")
    if programme is None or bank is None or home is None or leader is None or bank.pk == home.pk:
        return
    if Volunteer.objects.visible_to(actor_for(leader, on=on), "volunteer.list").filter(company=bank).exists():
        return
    office = actor_for(leader, on=on)
    link = InviteInput(programme, bank, on + timedelta(days=60), 12)
    actions.company_invite_make(by=office, on=on, organisation=home, typed=link)
    rows = {name: _colleague(programme, home, bank, office, on, name) for name, *_rest in COLLEAGUES}
    malin = rows["Malin Sjöberg"]
    actions.employer_yes_say(by=None, on=on - timedelta(days=200), volunteer=malin)
    said = actions.quote_say(by=None, on=on - timedelta(days=120), volunteer=malin, words=WORDS)
    actions.quote_look(by=office, on=on - timedelta(days=118), quote=said, shown=True)
    _costs(malin, rows["Oskar Lindqvist"], office, on)


def _colleague(
    programme: Programme, home: Organisation, bank: Organisation, office: Actor, on: date, name: str
) -> Volunteer:
    _name, ago, stage, given = next(each for each in COLLEAGUES if each[0] == name)
    day = on - timedelta(days=ago)
    user = account(name, "sv", day)
    typed = SignUp(
        name, user.email or "", language="sv", background="Bank och finans", sectors=("finance",),
        languages=("sv", "en"), halfdays=("tue-am", "thu-pm"), postcode="21231",
    )  # fmt: skip
    row = actions.volunteer_sign_up(
        by=None, on=day, programme=programme, organisation=home, role=ROLE, typed=typed, company=bank,
        user=None if stage == "new" else user,
    )  # fmt: skip
    if stage != "new":
        talk = day + timedelta(days=5)
        actions.talk_note(by=office, on=talk, volunteer=row, held_on=talk, welcome=True)
    if stage == "active":
        _starts(row, office, actor_for(user, on=on), day + timedelta(days=20))
    for back, minutes, kind in given:
        actions.hours_note(
            by=None, on=on, volunteer=row, day=on - timedelta(days=back),
            minutes=minutes, kind=kind,
        )  # fmt: skip
    return row


def _starts(row: Volunteer, office: Actor, self_: Actor, on: date) -> None:
    """Check, training, agreement and start."""
    asked = blueprint_of(row.programme).volunteering_of(ROLE)
    if asked is None:
        return
    if asked.check:
        actions.screening_note(by=office, on=on, volunteer=row, seen_on=on, seen_by_role="Projektledare")
    for part in asked.trainings:
        actions.training_note(by=office, on=on, volunteer=row, module=part.key, done_on=on)
    actions.agreement_sign(by=self_, on=on, volunteer=row, version=asked.version)
    actions.volunteer_start(by=office, on=on, volunteer=row)


def _costs(one: Volunteer, other: Volunteer, office: Actor, on: date) -> None:
    """One paid, one approved, one that waits."""
    for row, back, kind, amount, what in (
        (one, 75, "travel", "64.00", "Buss till Herrgården, tur och retur"), (other, 60, "drinks", "95.50", ""),
        (one, 12, "travel", "64.00", "Buss till Herrgården, tur och retur"),
    ):  # fmt: skip
        day = on - timedelta(days=back)
        typed = ExpenseInput(day, kind, Decimal(amount), what)
        cost = actions.expense_tell(by=None, on=day, volunteer=row, typed=typed)
        if back == 12:
            continue
        cost = actions.expense_decide(by=office, on=day, expense=cost, seen=cost.version, approved=True)
        if back == 75:
            actions.expenses_pay(by=office, on=day + timedelta(days=9), expenses=[cost])
