"""Queries of volunteers."""
