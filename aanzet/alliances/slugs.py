"""Short names for urls of data files and commands, made from names."""

from django.db import models
from django.utils.text import slugify

from aanzet.core.text import fold


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug of `name` that no row of `model` has yet."""
    stem = slugify(fold(name))[:70] or "x"
    taken = set(models.QuerySet(model).filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{stem}-{number}") not in taken)
