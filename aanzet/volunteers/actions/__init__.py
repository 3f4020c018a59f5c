"""What people do in the life of a volunteer."""

from aanzet.volunteers.actions.given import hours_note, hours_withdraw

__all__ = ["hours_note", "hours_withdraw"]
