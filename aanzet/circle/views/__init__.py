"""Pages about who may see her."""
