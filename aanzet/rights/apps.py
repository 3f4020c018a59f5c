from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "aanzet.rights"
    label = "rights"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.cases.queries.timeline import keep_quiet, register_beside
        from aanzet.journal import labels
        from aanzet.rights import panels as own
        from aanzet.rights import parts, rules, signals  # noqa: F401
        from aanzet.rights.labels import LABELS
        from aanzet.rights.queries import said_beside
        from aanzet.ui import herlinks, panels

        labels.register(LABELS)
        # It may be about her coach, who reads the timeline; what is for the coach stands on the page and the worklist.
        keep_quiet({"right.mistake_told", "right.mistake_answered"})
        parts.register_parts()
        signals.register()
        register_beside("rights", said_beside)
        panels.register("case.more", own.mistakes, order=5)
        panels.register("worklist", own.office, order=10)
        panels.register("me", own.planned, order=5)
        for link in (
            herlinks.HerLink("rights:my_mistakes", _("Something is wrong"), "pencil-simple", 50),
            herlinks.HerLink("rights:my_copy", _("My copy"), "folder-open", 60),
            herlinks.HerLink("rights:my_farewell", _("Erase me"), "trash", 90),
        ):
            herlinks.register("about", link)
