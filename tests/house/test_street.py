"""The street runs downhill where import-linter cannot look: foreign keys, private floors, templates."""

import ast
import re

import pytest
from django.apps import apps
from django.db.models import Field, Model

from tests.house.street import PACKAGE, heights, named, python_files, room_of, rooms, templates, tree

PRIVATE = ("urls", "views", "forms")
# What these two rooms are for: field types for every room's own forms; forms made from instruments in files.
# The form of a meeting is the same wherever one is planned.
PUBLISHED = {"aanzet.ui.forms", "aanzet.questionnaires.forms", "aanzet.meetings.forms"}
_LOADED = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
_RENDERED = re.compile(r"""["']([a-z_]+)/[a-z0-9_/]+\.(?:html|txt)["']""")


def _our_models() -> list[type[Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("aanzet.")]


def test_street_names_every_room() -> None:
    assert {p.parent.name for p in PACKAGE.glob("*/__init__.py")} == set(rooms())


def test_foreign_keys_run_downhill() -> None:
    uphill = []
    for model in _our_models():
        here = model._meta.app_label
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not isinstance(field, Field) or target is None or target._meta.app_label not in heights():
                continue
            there = target._meta.app_label
            if there != here and heights()[there] >= heights()[here]:
                uphill.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")
    assert uphill == []


@pytest.mark.parametrize("room", rooms())
def test_private_floors_are_not_imported_from_outside(room: str) -> None:
    if room == "config":
        return
    found = []
    for path in python_files(room):
        for node in ast.walk(tree(path)):
            for module in _imported(node):
                parts = module.split(".")
                outside = parts[0] == "aanzet" and len(parts) > 2 and parts[1] != room
                if outside and parts[2] in PRIVATE and ".".join(parts[:3]) not in PUBLISHED:
                    found.append(f"{named(path)}:{getattr(node, 'lineno', 0)} imports {module}")
    assert found == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_templates_of_a_room_are_its_own() -> None:
    """A template takes from its own room, from ui and from components; a view renders its own room's."""
    found = []
    for path in templates():
        for target in _LOADED.findall(path.read_text(encoding="utf-8")):
            if target.split("/")[0] not in {room_of(path), "ui", "cotton"}:
                found.append(f"{named(path)} takes {target}")
    for path in python_files():
        for folder in _RENDERED.findall(path.read_text(encoding="utf-8")):
            if folder in heights() and folder not in {room_of(path), "ui"}:
                found.append(f"{named(path)} renders a template of {folder}")
    assert found == []


def test_templates_lie_under_the_name_of_their_room() -> None:
    strays = [
        named(path)
        for path in templates()
        if path.relative_to(PACKAGE / room_of(path) / "templates").parts[0]
        not in {room_of(path), "cotton", "account", "mfa", "allauth"}
        # Pages for errors (404.html, 429.html) are looked for at the root of the templates.
        and not re.fullmatch(r"[45]\d\d\.html", path.name)
    ]
    assert strays == []


def test_every_template_is_used() -> None:
    everything = "\n".join(p.read_text(encoding="utf-8") for p in [*python_files(), *templates()])
    unused = []
    for path in templates():
        rest = path.relative_to(PACKAGE / room_of(path) / "templates").as_posix()
        top, stem = rest.split("/")[0], rest.rsplit(".", 1)[0]
        if top == "cotton":
            tag = stem.removeprefix("cotton/").replace("/", ".").replace("_", "-")
            used = re.search(rf"<c-{re.escape(tag)}[\s/>]", everything) is not None
        else:
            # Sign-in pages and pages for errors are asked for by name from outside; a view may build a name.
            others = top in {"account", "mfa", "allauth"} or "/" not in rest
            used = others or stem in everything or f"{rest.rsplit('/', 1)[0]}/{{" in everything
        if not used:
            unused.append(named(path))
    assert unused == []
