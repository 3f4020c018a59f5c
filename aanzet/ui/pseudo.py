"""A right-to-left language that does not exist: Dutch in brackets, with accents, embedded from right to left.

A text without brackets on such a page was never marked for translation; a layout that breaks was not built
with logical properties."""

import re
from gettext import NullTranslations
from typing import Any, Final

from django.conf import settings
from django.utils.translation import trans_real

CODE: Final = "qps"
_ACCENTS = str.maketrans("aeioucnsyzAEIOUCNSYZ", "áéíóúçñšýžÁÉÍÓÚÇÑŠÝŽ")
# Placeholders, html tags and entities stay as they are.
_KEEP = re.compile(r"(%\([a-z_A-Z0-9]+\)[sdf]|%%|%[sd]|\{[a-z_A-Z0-9.]*\}|<[^>]+>|&[a-z#0-9]+;)")
_RLE, _PDF = "\u202b", "\u202c"


def disguise(text: str) -> str:
    """The text in brackets, with accents, embedded right to left."""
    if not text.strip():
        return text
    parts = _KEEP.split(text)
    accented = "".join(part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(parts))
    return f"{_RLE}⟦{accented}⟧{_PDF}"


class PseudoTranslation(NullTranslations):
    """Django's catalogue of the default language, disguised."""

    domain = "django"

    def __init__(self) -> None:
        super().__init__()
        self.base: Any = trans_real.translation(settings.LANGUAGE_CODE)
        self._catalog: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        return disguise(self.base.gettext(message)) if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return disguise(self.base.ngettext(msgid1, msgid2, n))

    def language(self) -> str:
        """As Django's own catalogues name themselves."""
        return CODE

    def to_language(self) -> str:
        """As Django's own catalogues name themselves."""
        return CODE


def install() -> None:
    """Put the disguised catalogue where Django looks for the language. Cheap to repeat."""
    catalogues: dict[str, Any] = vars(trans_real)["_translations"]
    if CODE not in catalogues:
        catalogues[CODE] = PseudoTranslation()
