"""Roles, as the rooms above name them."""

from aanzet.alliances.enums import Role

__all__ = ["Role"]
