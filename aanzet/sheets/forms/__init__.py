"""Forms of her sheets; they save nothing."""
