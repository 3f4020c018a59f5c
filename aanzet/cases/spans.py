"""Spans of time as blueprints write them: 4w is four weeks, 6m six months."""

from django.utils.translation import ngettext


def label(span: str) -> str:
    """A span in words: "4 weeks", "6 months"."""
    number = int(span[:-1])
    if span.endswith("w"):
        return ngettext("%(n)d week", "%(n)d weeks", number) % {"n": number}
    return ngettext("%(n)d month", "%(n)d months", number) % {"n": number}
