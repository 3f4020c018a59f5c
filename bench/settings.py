"""The settings of the house, with one address more: a view that does nothing, to compare with."""

from aanzet.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
ALLOWED_HOSTS = ["*"]
