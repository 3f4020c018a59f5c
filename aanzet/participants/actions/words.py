"""What has no place in a free text."""

from django.utils.translation import gettext as _

from aanzet.core.errors import Refused
from aanzet.reference.identity import find_numbers


def without_numbers(**texts: str) -> None:
    """Refuse a citizen service number in a free text: field name -> what was typed."""
    for field, text in texts.items():
        if find_numbers(text):
            raise Refused(
                _("This looks like a citizen service number. Leave it out: we may not keep it."), field
            )
