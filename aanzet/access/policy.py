"""The one policy table: action -> pairs of (role, relation to the row).

Relations. `self`: it is about her. `assigned`: she is the dated coach or stand-in. `mentored`: the dated
mentor. `volunteer`: who is asked, or takes part, as a volunteer. `own_organisation`: the row is her organisation's.
`alliance`: of an alliance she leads or pays.
`consented`: her organisation is named in the participant's own yes. `opened`: a hidden file of her organisation that
she opened with a written reason, for half an hour. `guide`: of who accompanies her. `colleague`: of
who works at her organisation. `any`: no row is asked for, or all.
A right that is not here does not exist. docs/permissions.md is generated from this table.
"""

from collections.abc import Iterable
from functools import lru_cache

from aanzet.access.enums import Role

SELF = (Role.PARTICIPANT, "self")
COACH = (Role.COACH, "assigned")
OFFICE = (Role.COORDINATOR, "own_organisation")
OPENED = (Role.COORDINATOR, "opened")
MENTOR = (Role.MENTOR, "mentored")
EMPLOYER = (Role.EMPLOYER_CONTACT, "consented")
LEAD = (Role.ALLIANCE_LEAD, "alliance")
FUNDER = (Role.FUNDER, "alliance")
ADMIN = (Role.ADMINISTRATOR, "any")
WORKER = (Role.COACH, "any"), (Role.COORDINATOR, "any")
EVERY_ROLE = tuple((role, "any") for role in Role if role is not Role.VISITOR)
# A volunteer in a match that runs, and for two months after its end (nothing about her is shown then).
IN_MATCH = tuple((role, "volunteer") for role in (Role.COACH, Role.MENTOR, Role.AMBASSADOR))
# Who would come in the place of somebody else, while it is asked.
WOULD_COME = tuple((role, "next") for role in (Role.COACH, Role.MENTOR, Role.AMBASSADOR))
AFTER_MATCH = tuple((role, "after") for role in (Role.COACH, Role.MENTOR, Role.AMBASSADOR))
# Who has a face for her: those who accompany her, and who stands in for them.
FACES = (Role.COACH, Role.MENTOR, Role.COORDINATOR)
# Who may give time as a volunteer, or is getting ready for it: about herself or himself alone.
GIVERS = tuple((role, "self") for role in (Role.VOLUNTEER, Role.COACH, Role.MENTOR, Role.AMBASSADOR))

Pair = tuple[Role, str]

TABLE: dict[str, frozenset[Pair]] = {
    action: frozenset(pairs)
    for action, pairs in {
        # start pages
        "start.read": EVERY_ROLE,
        "worklist.read": WORKER,
        "case.list": ((Role.COORDINATOR, "own_organisation"), (Role.COACH, "assigned")),
        "case.together": ((Role.COORDINATOR, "own_organisation"),),
        "case.search": ((Role.COORDINATOR, "own_organisation"), (Role.COACH, "assigned")),
        "mentee.list": (MENTOR,),
        "candidate.list": (EMPLOYER,),
        "candidate.read": (EMPLOYER,),
        "candidate.sign": (EMPLOYER,),
        # the case page and its field groups
        "case.read": (COACH, OFFICE, OPENED),
        "case.identity.read": (SELF, COACH, OFFICE, OPENED),
        "case.contact.read": (SELF, COACH, OFFICE, OPENED),
        "case.safe_contact.read": (SELF, COACH, OFFICE, OPENED),
        "case.situation.read": (SELF, COACH, OFFICE, OPENED),
        "case.intake.read": (SELF, COACH, OFFICE, OPENED),
        "case.intake_sensitive.read": (SELF, COACH),
        "case.wish.read": (SELF, COACH, OFFICE, OPENED),
        "case.plan.read": (SELF, COACH, OFFICE, OPENED),
        "case.barrier.read": (SELF, COACH, OFFICE, OPENED),
        "case.barrier_restricted.read": (SELF, COACH),
        "case.note.read": (SELF, COACH, OFFICE, OPENED),
        "case.deviation.read": (SELF, COACH, OFFICE, OPENED),
        "case.ladder.read": (SELF, COACH, OFFICE, OPENED),
        "case.voice.read": (SELF, COACH),
        "case.journal.read": (SELF, COACH, OFFICE, OPENED),
        "case.meeting.read": (SELF, COACH, OFFICE, OPENED),
        "case.message.read": (SELF, COACH, OFFICE, OPENED),
        "case.placement.read": (SELF, COACH, OFFICE, OPENED),
        "case.independence.read": (SELF, COACH, OFFICE, OPENED),
        # how she is, at moments of her journey: read only what she shows
        "case.survey.read": (SELF, COACH),
        "case.survey.offer": (COACH, OFFICE),
        "case.discrimination.read": (SELF, COACH),
        "case.adjustment.read": (SELF, COACH),
        "case.safety.read": (COACH,),
        "case.opening.read": (SELF, COACH, OFFICE),
        "case.family.read": (SELF, COACH, OFFICE, OPENED),
        # her own sheets: she alone writes them, and who accompanies her reads those she shows
        "me.sheet.edit": ((Role.PARTICIPANT, "self"),),
        "case.sheet.read": (COACH,),
        "mentee.read": (MENTOR,),
        "mentee.name.read": (MENTOR,),
        "mentee.wish.read": (MENTOR,),
        "mentee.plan.read": (MENTOR,),
        # two people together
        **dict.fromkeys(("match.list", "match.end", "match.standin", "match.talk.note"), (OFFICE,)),
        "match.extend": (COACH, OFFICE),
        "match.digest": ((Role.COORDINATOR, "any"),),
        "match.figures": ((Role.COORDINATOR, "alliance"), LEAD),
        "match.meeting.add": (*IN_MATCH, OFFICE),
        "match.meeting.withdraw": (*IN_MATCH, OFFICE),
        "match.how.say": IN_MATCH,
        "match.stop": IN_MATCH,
        "match.survey.fill": (*IN_MATCH, *AFTER_MATCH),
        "match.after.read": AFTER_MATCH,
        "match.introduction.add": IN_MATCH,
        "me.match": (SELF,),
        "case.introduction.read": (SELF, COACH, OFFICE, OPENED, *IN_MATCH),
        "case.introduction.add": (COACH, OFFICE),
        "case.introduction.edit": (COACH, OFFICE, *IN_MATCH),
        # the journey
        "case.open": ((Role.COORDINATOR, "any"),),
        "case.edit": (COACH, OFFICE),
        "case.note.add": (COACH, OFFICE, OPENED),
        "case.note.edit": (COACH, OFFICE),
        "case.deviation.add": (COACH, OFFICE),
        "case.ladder.tell": (COACH, OFFICE),
        "case.phase.change": (COACH, OFFICE),
        "case.pause.add": (COACH, OFFICE),
        "case.pause.end": (COACH, OFFICE),
        "case.exit.add": (COACH, OFFICE),
        "case.reopen": (OFFICE,),
        "case.coach.assign": (OFFICE, OPENED),
        "case.intake.fill": (SELF, COACH, OFFICE),
        "case.intake.print": (SELF, COACH, OFFICE),
        "case.barrier.add": (SELF, COACH, OFFICE),
        "case.barrier.change": (SELF, COACH, OFFICE),
        "case.strength.add": (SELF, COACH, OFFICE),
        "case.skill.add": (SELF, COACH, OFFICE),
        "case.wish.write": (SELF,),
        "case.wish.record": (COACH, OFFICE),
        "case.voice.record": (COACH, OFFICE),
        "case.plan.edit": (COACH, OFFICE),
        "case.plan.agree": (SELF, COACH, OFFICE),
        "case.step.done": (SELF, COACH, OFFICE),
        "case.plan.print": (SELF, COACH, OFFICE),
        "case.referral.add": (COACH, OFFICE),
        "case.referral.answer": (COACH, OFFICE),
        "case.discrimination.add": (SELF, COACH),
        "case.adjustment.edit": (SELF, COACH),
        "case.meeting.plan": (COACH, OFFICE),
        "case.meeting.answer": (SELF,),
        "case.placement.add": (COACH, OFFICE),
        "case.placement.end": (COACH, OFFICE),
        "case.placement.agree": (SELF,),
        "case.aftercare.record": (COACH, OFFICE),
        "case.independence.record": (SELF, COACH, OFFICE),
        "case.consent.give": (SELF,),
        "case.consent.record": (COACH, OFFICE),
        "case.consent.withdraw": (COACH, OFFICE),
        "case.circle.seen": (COACH, OFFICE),
        "case.restriction.add": (COACH, OFFICE),
        "case.restriction.end": (COACH,),
        "case.safety.set": (COACH,),
        # For half an hour, when a woman is in danger or her coach is gone. Nothing else opens a hidden file.
        "case.override": ((Role.COORDINATOR, "any"),),
        "case.safe_contact.edit": (SELF, COACH, OFFICE),
        "case.link.add": (OFFICE,),
        "case.link.undo": (OFFICE,),
        "case.cohort.start": ((Role.COORDINATOR, "own_organisation"),),
        "case.cohort.list": ((Role.COORDINATOR, "own_organisation"),),
        "case.cohort.read": ((Role.COORDINATOR, "own_organisation"),),
        "case.mistake.tell": (SELF,),
        "case.mistake.answer": (COACH, OFFICE),
        "case.mistake.office": (OFFICE,),
        "case.card.make": (COACH, OFFICE),
        "case.card.end": (COACH, OFFICE),
        "case.code.stop": (COACH, OFFICE),
        "case.device.lend": (COACH, OFFICE),
        # somebody beside her: her wish, proposals, both answers, and what two people agree
        "case.match.read": (COACH, OFFICE),
        "case.want.edit": (COACH, OFFICE),
        "case.proposal.add": (OFFICE,),
        "case.proposal.withdraw": (OFFICE,),
        "case.proposal.answer": (COACH, OFFICE),
        "proposal.answer": IN_MATCH,
        "match.read": (*IN_MATCH, COACH, OFFICE),
        "match.agree": IN_MATCH,
        # suggestions: a machine suggests, a coordinator decides
        "matching.read": (OFFICE,),
        "matching.run": (OFFICE,),
        "matching.decide": (OFFICE,),
        "matching.run.read": (OFFICE, LEAD),
        "move.answer": (*IN_MATCH, *WOULD_COME),
        "matching.weights.read": (
            *((role, "any") for role in (Role.COACH, Role.MENTOR, Role.AMBASSADOR, Role.VOLUNTEER)),
            OFFICE,
            LEAD,
        ),
        "matching.weights.try": (OFFICE, LEAD),
        "matching.weights.decide": (LEAD,),
        "matching.fair.read": (OFFICE, LEAD),
        # what women say about the programme
        "remark.read": (SELF,),
        "remark.list": (OFFICE, LEAD),
        "remark.answer": (OFFICE, LEAD),
        "me.read": ((Role.PARTICIPANT, "self"),),
        "me.journal.read": ((Role.PARTICIPANT, "self"),),
        # volunteers
        **dict.fromkeys(("volunteer.list", "volunteer.read", "volunteer.edit"), (OFFICE,)),
        **dict.fromkeys(("volunteering.read", "volunteering.edit"), GIVERS),
        "volunteering.start": tuple((role, "any") for role in (Role.VOLUNTEER, Role.MENTOR, Role.AMBASSADOR)),
        # finding women, without a file
        "outreach.list": ((Role.COORDINATOR, "own_organisation"), LEAD),
        "outreach.add": ((Role.COORDINATOR, "own_organisation"),),
        "coverage.read": ((Role.COORDINATOR, "own_organisation"), LEAD),
        "caseload.read": ((Role.COORDINATOR, "own_organisation"),),
        # ambassadors: who goes where, how they are looked after; that a woman is asked her coach does not hear
        "deployment.list": ((Role.COORDINATOR, "own_organisation"),),
        "deployment.plan": ((Role.COORDINATOR, "own_organisation"),),
        "deployment.tell": ((Role.COORDINATOR, "own_organisation"),),
        "deployment.figures": ((Role.COORDINATOR, "own_organisation"), LEAD),
        "deployment.own.read": ((Role.AMBASSADOR, "self"), SELF),
        "deployment.own.tell": ((Role.AMBASSADOR, "self"), SELF),
        "ambassador.list": ((Role.COORDINATOR, "own_organisation"),),
        "ambassador.supervise": ((Role.COORDINATOR, "own_organisation"),),
        "ambassador.ask": (OFFICE,),
        "case.came.record": (COACH, OFFICE),
        # registers of partners
        "import.list": ((Role.COORDINATOR, "own_organisation"),),
        "import.add": ((Role.COORDINATOR, "own_organisation"),),
        "import.detail": ((Role.COORDINATOR, "own_organisation"),),
        "import.run": ((Role.COORDINATOR, "own_organisation"),),
        "import.undo": ((Role.COORDINATOR, "own_organisation"),),
        # the promise
        "target.list": ((Role.COORDINATOR, "alliance"), LEAD, FUNDER),
        "target.read": ((Role.COORDINATOR, "alliance"), LEAD, FUNDER),
        "target.rows": ((Role.COORDINATOR, "own_organisation"),),
        "period.close": (LEAD,),
        "message.list": ((Role.COORDINATOR, "alliance"), LEAD, FUNDER),
        "company.read": ((Role.EMPLOYER_CONTACT, "own_organisation"),),
        # what volunteers give, and what it costs them
        "hours.read": (*GIVERS, OFFICE),
        "hours.add": (*GIVERS, OFFICE),
        "expense.read": (*GIVERS, OFFICE),
        "expense.tell": GIVERS,
        "expense.list": (OFFICE,),
        "expense.decide": (OFFICE,),
        # a company's people: its link, and what they let it see
        "company_invite.list": (OFFICE,),
        "company_invite.make": (OFFICE,),
        "company_invite.withdraw": (OFFICE,),
        "employer.say": GIVERS,
        "quote.look": (OFFICE,),
        # alliances and people
        "alliance.list": (LEAD, ADMIN, (Role.COORDINATOR, "alliance"), FUNDER),
        "alliance.read": (LEAD, ADMIN, (Role.COORDINATOR, "alliance"), FUNDER),
        "alliance.add": (ADMIN,),
        "alliance.edit": (LEAD, ADMIN),
        "partner.add": (LEAD, ADMIN),
        "partner.end": (LEAD, ADMIN),
        "sharing.add": (LEAD, ADMIN),
        "sharing.end": (LEAD, ADMIN),
        "grant.add": (LEAD, ADMIN),
        "grant.read": (LEAD, ADMIN, (Role.COORDINATOR, "alliance"), FUNDER),
        "grant.edit": (LEAD, ADMIN),
        "report.sent": (LEAD, ADMIN),
        "cost.list": (LEAD, (Role.COORDINATOR, "alliance"), FUNDER),
        "cost.add": (LEAD, (Role.COORDINATOR, "alliance")),
        "cost.edit": (LEAD, OFFICE),
        "approval.list": (LEAD, FUNDER, ADMIN),
        "approval.add": (FUNDER,),
        "organisation.add": (LEAD, ADMIN),
        "organisation.edit": (ADMIN,),
        "staff.list": (ADMIN, (Role.COORDINATOR, "own_organisation")),
        "staff.invite": (ADMIN, (Role.COORDINATOR, "own_organisation")),
        "staff.end": (ADMIN, (Role.COORDINATOR, "own_organisation")),
        "staff.public_name": EVERY_ROLE,
        "barrier_type.list": ((Role.COORDINATOR, "any"), (Role.ALLIANCE_LEAD, "any")),
        "barrier_type.add": ((Role.COORDINATOR, "any"), (Role.ALLIANCE_LEAD, "any")),
        # the face of who works here: put up by herself, seen by the women she accompanies and by colleagues
        "photo.edit": tuple((role, "any") for role in FACES),
        "photo.read": (
            *((role, relation) for role in FACES for relation in ("self", "colleague")),
            *((Role.PARTICIPANT, relation) for relation in ("guide", "proposed")),
        ),
        # the texts of her pages: how far each language is, and people who read them aloud
        "language.list": ((Role.COORDINATOR, "any"), (Role.ALLIANCE_LEAD, "any"), ADMIN),
        "speech.record": ((Role.COORDINATOR, "any"), ADMIN),
        "outbox.demo": EVERY_ROLE,
        "account.read": EVERY_ROLE,
    }.items()
}


class UnknownAction(KeyError):
    """A right that the table does not know."""


def require(action: str) -> None:
    """Raise for an action the table does not know: a typing error must not become an open door."""
    if action not in TABLE:
        raise UnknownAction(action)


@lru_cache(maxsize=4096)
def relations(roles: frozenset[Role], action: str) -> frozenset[str]:
    """The relations through which somebody with `roles` may do `action`."""
    require(action)
    return frozenset(relation for role, relation in TABLE[action] if role in roles)


def allows(roles: frozenset[Role], action: str, held: Iterable[str]) -> bool:
    """May somebody with `roles` do `action` on a row to which she has the relations `held`?"""
    found = relations(roles, action)
    return "any" in found or not found.isdisjoint(held)
