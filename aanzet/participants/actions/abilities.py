"""Writing what stands in her way and what she can do."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.core.errors import Conflict, Refused
from aanzet.core.languages import HOUSE
from aanzet.core.text import clean
from aanzet.journal.actions import write
from aanzet.participants import vault
from aanzet.participants.actions.words import without_numbers
from aanzet.participants.enums import BarrierStatus, Source
from aanzet.participants.models import (
    Barrier,
    BarrierType,
    Participant,
    Skill,
    Strength,
)
from aanzet.reference.lists import sector as sector_named
from aanzet.reference.lists import strength as strength_named


@transaction.atomic
def barrier_add(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    kind: str,
    restricted: bool,
    source: Source,
    words: str = "",
    rank: int | None = None,
    owner_id: UUID | None = None,
) -> Barrier:
    """Note what stands in her way. `restricted` comes from the catalogue; `words` are sealed."""
    without_numbers(words=words)
    row = Barrier(
        participant=participant,
        kind=kind,
        restricted=restricted,
        since=on,
        source=source,
        rank=rank,
        owner_id=owner_id,
    )
    row.words = vault.Vault(participant.pk).seal(row, "words", words)
    row.save(force_insert=True)
    # The kind of a restricted barrier is itself sensitive: the journal is read by more people than she is.
    data = {} if restricted else {"kind": kind}
    write(by, "participant.barrier_added", subject=participant.pk, object_id=row.pk, data=data, on=on)
    return row


@transaction.atomic
def barrier_change(*, by: Actor, on: date, barrier: Barrier, version: int, **changes: Any) -> Barrier:
    """Change status, rank, owner or words of a barrier. A Conflict holds their words opened."""
    keys = vault.Vault(barrier.participant_id)
    if "words" in changes:
        without_numbers(words=changes["words"])
        changes["words"] = keys.seal(barrier, "words", changes["words"])
    if "status" in changes:
        changes["solved_on"] = on if changes["status"] == BarrierStatus.SOLVED else None
    try:
        fresh = barrier.save_if_unchanged(seen=version, **changes)
    except Conflict as error:
        if "words" in error.theirs:
            barrier.words = error.theirs["words"]
            error.theirs["words"] = keys.open(barrier, "words")
        raise
    write(
        by,
        "participant.barrier_changed",
        subject=barrier.participant_id,
        object_id=barrier.pk,
        data={"status": str(fresh.status)},
        on=on,
    )
    return fresh


@transaction.atomic
def barrier_type_add(
    *, by: Actor, on: date, programme_slug: str, key: str, names: dict[str, str], icon: str, restricted: bool
) -> BarrierType:
    """Add a barrier to a programme's catalogue, with its name in nl, sv and en. Old data stay as they are."""
    missing = [code for code in HOUSE if not names.get(code, "").strip()]
    if missing:
        raise Refused(_("Write the name in Dutch, Swedish and English."), f"name_{missing[0]}")
    if BarrierType.objects.filter(programme_slug=programme_slug, key=key).exists():
        raise Refused(_("This barrier stands in the list already. Choose another name."), "name_en")
    row = BarrierType.objects.create(
        programme_slug=programme_slug, key=key, names=names, icon=icon, restricted=restricted
    )
    write(by, "barrier_type.added", object_id=row.pk, data={"key": key}, on=on)
    return row


@transaction.atomic
def strength_add(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    name: str,
    example: str,
    source: Source,
    picture: str = "",
) -> Strength:
    """Note a strength with an example of when she showed it; `picture`: what she pointed at in the list."""
    without_numbers(name=name, example=example)
    if picture and strength_named(picture) is None:
        raise Refused(_("This picture is not in the list. Choose one of the list."), "picture")
    row = Strength.objects.create(
        participant=participant,
        name=clean(name),
        example=example,
        picture=picture,
        noted_on=on,
        source=source,
    )
    write(by, "participant.strength_added", subject=participant.pk, object_id=row.pk, on=on)
    return row


@transaction.atomic
def strength_edit(
    *, by: Actor | None, on: date, strength: Strength, version: int, name: str, example: str
) -> Strength:
    """Change the words of a strength, or add the example."""
    without_numbers(name=name, example=example)
    fresh = strength.save_if_unchanged(seen=version, name=clean(name), example=example)
    write(by, "participant.strength_edited", subject=strength.participant_id, object_id=strength.pk, on=on)
    return fresh


@transaction.atomic
def strengths_order(*, by: Actor, on: date, participant: Participant, strengths: list[Strength]) -> None:
    """Her own order, the most important first: ranks 1, 2, 3 … in the order of `strengths`."""
    for rank, strength in enumerate(strengths, start=1):
        if strength.rank != rank:
            strength.save_if_unchanged(seen=strength.version, rank=rank)
    write(by, "participant.strengths_ordered", subject=participant.pk, object_id=participant.pk, on=on)


@transaction.atomic
def strength_remove(*, by: Actor, on: date, strength: Strength) -> None:
    """She takes it off her list: it is gone. A plan that both agreed to keeps it as it was."""
    person, pk = strength.participant_id, strength.pk
    strength.delete()
    write(by, "participant.strength_removed", subject=person, object_id=pk, on=on)


@transaction.atomic
def barriers_order(*, by: Actor, on: date, participant: Participant, barriers: list[Barrier]) -> None:
    """Her own order, heaviest first: ranks 1, 2, 3 … in the order of `barriers`."""
    for rank, barrier in enumerate(barriers, start=1):
        if barrier.rank != rank:
            barrier.save_if_unchanged(seen=barrier.version, rank=rank)
    write(by, "participant.barriers_ordered", subject=participant.pk, object_id=participant.pk, on=on)


@transaction.atomic
def skill_add(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    name: str,
    year_last_used: int | None,
    sector: str = "",
) -> Skill:
    """Note a skill, the year she last used it, and the sector (a code of the list) in which it is used."""
    if sector and sector_named(sector) is None:
        raise Refused(_("This sector is not in the list. Choose one of the list, or none."), "sector")
    if year_last_used and year_last_used > on.year:
        raise Refused(_("This year is still to come. Write the year she last did this."), "year_last_used")
    row = Skill.objects.create(
        participant=participant, name=clean(name), year_last_used=year_last_used, sector=sector
    )
    write(by, "participant.skill_added", subject=participant.pk, object_id=row.pk, on=on)
    return row
