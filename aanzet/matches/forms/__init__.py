"""Forms of this room: input to clean values; they save nothing."""
