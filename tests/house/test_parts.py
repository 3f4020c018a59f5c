"""What stands about a woman can be told to her and taken away: every table that leads to her stands in a part."""

import pytest
from django.apps import apps
from django.db.models import Model
from django.db.models.deletion import CASCADE

from aanzet.participants.models import Participant
from aanzet.participants.parts import leads_to_participant, models_in_parts, parts

# Model -> why it stands in no part.
EXCEPTIONS: dict[str, str] = {}


def _ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("aanzet.")]


def test_every_table_that_leads_to_her_is_in_a_part() -> None:
    leading = {model._meta.label for model in _ours() if leads_to_participant(model)}
    assert "cases.IntakeAnswer" in leading
    assert "programmes.Programme" not in leading
    assert leading - {model._meta.label for model in models_in_parts()} - set(EXCEPTIONS) == set()


def test_exceptions_are_still_there() -> None:
    assert set(EXCEPTIONS) <= {model._meta.label for model in _ours()}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_a_part_names_fields_that_exist(part: object) -> None:
    for table in part.tables:  # type: ignore[attr-defined]
        fields = {f.name for f in table.model._meta.concrete_fields}
        named = {*table.shows, *table.keeps, *table.order_by, *([table.stamp] if table.stamp else [])}
        assert named <= fields, (table.model, named - fields)
        assert set(table.values) <= set(table.shows)


def test_parents_of_kept_rows_come_first() -> None:
    """A copy of a row needs the copy of its parent."""
    seen: set[type[Model]] = set()
    for part in parts():
        for table in part.tables:
            if table.keeps and table.model is not Participant:
                near = [f for f in table.model._meta.concrete_fields if f.is_relation]
                assert any(f.related_model in seen for f in near), table.model
            if table.keeps:
                seen.add(table.model)


def test_rows_that_stay_behind_are_emptied_by_their_part() -> None:
    """Deleting her row takes along what hangs on it; a row that stays needs a `take` of its part."""
    for part in parts():
        for table in part.tables:
            near = [f for f in table.model._meta.concrete_fields if f.related_model is Participant]
            for each in near:
                emptied = part.take.__name__ != "nothing_erased"
                assert each.remote_field.on_delete is CASCADE or emptied, table.model  # type: ignore[union-attr]
