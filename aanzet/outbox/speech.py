"""A message as it is said aloud: numbers digit by digit, everything twice, in words that tell nothing."""

import re

from django.utils import translation
from django.utils.translation import gettext as _

_CODE = re.compile(r"\d{4,}")


def spoken(text: str, language: str) -> str:
    """What a voice says for `text`: its first paragraph, each code as single digits, once more for who was late."""
    first = " ".join(text.split("\n\n")[0].split())
    slow = _CODE.sub(lambda code: ", ".join(code[0]), first)
    with translation.override(language):
        return f"{_('Hello.')} {slow} {_('Once more.')} {slow}"
