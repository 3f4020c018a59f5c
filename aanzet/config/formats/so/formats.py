"""Somali dates: 22 Nofembar 2026, 14:05. The numbers are written as the countries do where she lives."""

from aanzet.config.formats.en.formats import *  # noqa: F403
