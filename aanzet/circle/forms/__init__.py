"""Forms of this room: hers, and those of staff."""
