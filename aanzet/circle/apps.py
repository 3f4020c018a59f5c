from django.apps import AppConfig


class CircleConfig(AppConfig):
    name = "aanzet.circle"
    label = "circle"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.cases.queries import timeline
        from aanzet.circle import parts, rules, signals  # noqa: F401
        from aanzet.circle.labels import FAMILY, LABELS
        from aanzet.circle.panels import changes, family, hidden_files, opened_notice
        from aanzet.journal import labels
        from aanzet.ui import herlinks, panels
        from aanzet.ui.herlinks import HerLink

        labels.register(LABELS | FAMILY)
        timeline.keep_quiet(FAMILY)
        signals.register()
        parts.register_parts()
        panels.register("case.more", changes, order=5)
        panels.register("case.hidden", changes)
        panels.register("case.more", family, order=12)
        panels.register("case_list", hidden_files)
        panels.register("me", opened_notice, order=1)
        herlinks.register("about", HerLink("circle:my_who", _("Who may see me"), "eye", 10))
        herlinks.register("about", HerLink("circle:my_family", _("My family"), "users", 15))
