"""A contact is logged fast, corrected by its writer, never lost and never doubled."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions
from aanzet.cases.actions.care import ContactInput
from aanzet.cases.models import ContactMoment
from aanzet.core.errors import Conflict, Refused
from aanzet.participants.vault import Vault
from tests.cast import Cast


def _contacts(cast: Cast) -> QuerySet[ContactMoment]:
    return QuerySet(ContactMoment).filter(case=cast.case, is_draft=False)


def test_contact_from_the_browser_is_saved_sealed(cast: Cast) -> None:
    before = _contacts(cast).count()
    response = cast.client("coach").post(
        reverse("cases:note_add", args=[cast.case.pk]),
        {"kind": "phone", "minutes": "20", "note": "Open dag bezocht", "draft_key": str(uuid4())},
    )
    assert response.status_code == 302
    row = _contacts(cast).order_by("-created_at").first()
    assert row is not None
    assert _contacts(cast).count() == before + 1
    assert "Open dag" not in row.note
    assert Vault(cast.participant.pk).open(row, "note") == "Open dag bezocht"


def test_contact_sent_twice_is_one_contact(cast: Cast) -> None:
    key, before = uuid4(), _contacts(cast).count()
    for _ in range(2):
        actions.contact_add(
            by=cast.actor("coach"), on=cast.on, case=cast.case, typed=ContactInput(note="x"), draft_key=key
        )
    assert _contacts(cast).count() == before + 1


def test_draft_counts_nowhere_and_becomes_the_contact(cast: Cast) -> None:
    key, before = uuid4(), _contacts(cast).count()
    address = reverse("cases:note_draft", args=[cast.case.pk])
    answer = cast.client("coach").post(address, {"kind": "face", "note": "half", "draft_key": str(key)})
    assert answer.json() == {"saved": True}
    assert _contacts(cast).count() == before
    actions.contact_add(
        by=cast.actor("coach"), on=cast.on, case=cast.case, typed=ContactInput(note="whole"), draft_key=key
    )
    assert _contacts(cast).count() == before + 1


def test_draft_is_only_sent_never_opened(cast: Cast) -> None:
    assert cast.client("coach").get(reverse("cases:note_draft", args=[cast.case.pk])).status_code == 405


def test_too_long_a_note_is_refused_and_stays_typed(cast: Cast) -> None:
    text = "lang " * 120
    response = cast.client("coach").post(
        reverse("cases:note_add", args=[cast.case.pk]), {"kind": "phone", "minutes": "5", "note": text}
    )
    assert response.status_code == 422
    assert text.strip() in response.content.decode()


@pytest.mark.parametrize("note", ["BSN 123456782", "haar nummer is 123456782"])
def test_a_citizen_number_in_a_note_is_refused(cast: Cast, note: str) -> None:
    with pytest.raises(Refused) as error:
        actions.contact_add(by=cast.actor("coach"), on=cast.on, case=cast.case, typed=ContactInput(note=note))
    assert error.value.field == "note"


def test_tomorrow_cannot_be_logged(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.contact_add(
            by=cast.actor("coach"),
            on=cast.on,
            case=cast.case,
            typed=ContactInput(on=cast.on + timedelta(days=1)),
        )


def test_only_the_writer_changes_a_note_and_a_late_save_conflicts(cast: Cast) -> None:
    row = _contacts(cast).select_related("case")[0]
    with pytest.raises(Refused):
        actions.contact_edit(
            by=cast.actor("coordinator"), on=cast.on, contact=row, version=row.version, typed=ContactInput()
        )
    coach = cast.actor("coach")
    actions.contact_edit(by=coach, on=cast.on, contact=row, version=row.version, typed=ContactInput(note="b"))
    with pytest.raises(Conflict):
        actions.contact_edit(
            by=coach, on=cast.on, contact=row, version=row.version, typed=ContactInput(note="c")
        )
