"""docs/permissions.md is what the policy table says: a changed right is a visible change."""

from aanzet.access.document import permissions_page
from tests.paths import ROOT


def test_permissions_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")
    assert written == permissions_page(), "run bin/aanzet permissions --write"
