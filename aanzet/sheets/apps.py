from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "aanzet.sheets"
    label = "sheets"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.cases.queries import timeline
        from aanzet.journal import labels
        from aanzet.sheets import rules  # noqa: F401
        from aanzet.sheets.labels import LABELS
        from aanzet.sheets.panels import shown_sheets
        from aanzet.sheets.parts import register_parts
        from aanzet.ui import herlinks, panels

        labels.register(LABELS)
        # What she does on a sheet that she keeps to herself is no news for who works here.
        timeline.keep_quiet(set(LABELS) - {"sheet.shown"})
        panels.register("case.more", shown_sheets, order=20)
        register_parts()
        herlinks.register("start", herlinks.HerLink("sheets:my_sheets", _("My sheets"), "note-pencil", 20))
