"""Reading what two people ask, answer and do together."""
