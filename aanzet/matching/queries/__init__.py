"""Reading for suggestions."""
