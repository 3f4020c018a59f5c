"""The texts of the house: found in the source, kept in one catalogue per room and language, compiled.

Pure Python on purpose: `bin/demo` must work where GNU gettext is not installed. What is found is exactly what
Django looks up while it renders (trimmed blocks, doubled percent signs, plurals, contexts).
"""

from aanzet.core.messages import hers
from aanzet.core.messages.catalogue import LANGUAGES, compile_all, compiled, faults, rooms, update
from aanzet.core.messages.scan import Message, in_python, in_room, in_template

__all__ = [
    "LANGUAGES",
    "Message",
    "compile_all",
    "compiled",
    "faults",
    "hers",
    "in_python",
    "in_room",
    "in_template",
    "rooms",
    "update",
]
