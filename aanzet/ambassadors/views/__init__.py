"""Pages about ambassadors: of the coordinator, of an ambassador herself, of a woman."""
