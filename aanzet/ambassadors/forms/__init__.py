"""Forms about ambassadors: input to clean values; they save nothing."""
