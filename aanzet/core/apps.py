from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "aanzet.core"
    label = "core"

    def ready(self) -> None:
        from aanzet.core import lookups  # noqa: F401
