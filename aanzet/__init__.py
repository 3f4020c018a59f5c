"""Aanzet: an open platform for alliances that bring people far from the labour market into paid work."""

__version__ = "0.3.0"
