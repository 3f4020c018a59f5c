"""What an employer or school sees of a woman who said yes: her card, its own steps, what she needs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.cases.models import Adjustment, Case, Step, Wish
from aanzet.participants.enums import ConsentTopic
from aanzet.participants.rules import consents_to
from aanzet.participants.vault import Vault


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """Each part is there only with her yes for that part. No age, no photo, no origin, no full name."""

    case_id: UUID
    call_name: str
    wish: str = ""
    wish_occupation: str = ""
    steps: tuple[tuple[str, date | None, bool], ...] = ()
    needs: str = ""
    topics: frozenset[str] = frozenset()


def candidates(*, actor: Actor) -> tuple[CandidateCard, ...]:
    """Women who said yes to this employer or school."""
    rows = Case.objects.visible_to(actor, "candidate.list").select_related("participant").order_by("pk")
    return tuple(CandidateCard(case.pk, case.participant.call_name) for case in rows)


def candidate_card(*, actor: Actor, case: Case) -> CandidateCard:
    """The card of one woman, fetched through the door."""
    topics = frozenset(
        consents_to(actor).filter(participant=case.participant_id).values_list("topic", flat=True)
    )
    wish = QuerySet(Wish).filter(case=case).order_by("-on", "-created_at").first()
    own = actor.organisations(Role.EMPLOYER_CONTACT)
    steps: tuple[tuple[str, date | None, bool], ...] = ()
    if topics & {ConsentTopic.PLAN_STEPS, ConsentTopic.PLAN}:
        rows = QuerySet(Step).filter(goal__case=case, organisation_id__in=own, dropped_on__isnull=True)
        steps = tuple((s.what, s.due_on, bool(s.done_on)) for s in rows.order_by("due_on"))
    needs = ""
    if ConsentTopic.ADJUSTMENT in topics:
        sheet = QuerySet(Adjustment).filter(case=case).first()
        needs = Vault(case.participant_id).open(sheet, "needs") if sheet else ""
    card = ConsentTopic.CARD in topics
    return CandidateCard(
        case_id=case.pk,
        call_name=case.participant.call_name,
        wish=wish.text if wish and card else "",
        wish_occupation=case.wish_occupation if card else "",
        steps=steps,
        needs=needs,
        topics=topics,
    )
