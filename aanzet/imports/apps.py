from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "aanzet.imports"
    label = "imports"

    def ready(self) -> None:
        from aanzet.imports import parts, rules  # noqa: F401
        from aanzet.imports.panels import register_rest
        from aanzet.journal import labels
        from aanzet.ui import panels
        from aanzet.ui.context import NavItem, register_nav

        labels.register(
            {
                "import.queued": _("Register on its way"),
                "import.run": _("Register taken over"),
                "import.undone": _("Register taken back"),
                "import.upload_added": _("Register uploaded"),
                "import.upload_dropped": _("Uploaded register thrown away"),
                "participant.import_undone": _("Taken out again with the register she came from"),
                "case.import_undone": _("Journey taken out again with the register it came from"),
            }
        )
        parts.register_parts()
        register_nav(NavItem("imports:list", _("Registers"), "import.list", 60, "upload-simple"))
        panels.register("case", register_rest, order=60)
