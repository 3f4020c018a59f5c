from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpeechConfig(AppConfig):
    name = "aanzet.speech"
    label = "speech"

    def ready(self) -> None:
        from aanzet.journal import labels
        from aanzet.speech import checks, rules  # noqa: F401
        from aanzet.speech.labels import LABELS
        from aanzet.speech.panels import foot
        from aanzet.ui import panels
        from aanzet.ui.context import NavItem, register_nav

        labels.register(LABELS)
        panels.register("foot", foot)
        register_nav(NavItem("speech:language_list", _("Languages"), "language.list", 85, "translate"))
