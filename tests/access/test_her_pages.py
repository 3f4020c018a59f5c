"""Whatever page she reaches, by a link or by typing its address, speaks to her and has the button to leave."""

import pytest

from tests.access.objects import address, complete
from tests.access.test_matrix import guarded
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LEAVE = 'class="leave" href="/leave/"'
# A sheet for the printer, and the page of demo mode, are not screens of hers.
NOT_HERS = {
    "cases:my_plan_print",
    "cases:intake_print",
    "matches:my_agreement_print",
    "sheets:my_people_print",
    "sheets:my_good_print",
    "outbox:demo_list",
}


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_she_reaches_has_the_button_to_leave(cast: Cast, plain_pdf: None, method: str) -> None:
    complete(cast)
    without, seen = [], 0
    for name, (pattern, right) in guarded().items():
        client = cast.client("participant")
        response = getattr(client, method)(address(cast, name, pattern, right))
        html = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code not in {200, 422} or not html or name in NOT_HERS:
            continue
        seen += 1
        if LEAVE not in response.content.decode():
            without.append(name)
    assert without == []
    assert seen > 8
