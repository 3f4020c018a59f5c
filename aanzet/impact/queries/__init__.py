"""Reading what was promised and what happened."""
