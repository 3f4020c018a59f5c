from django.apps import AppConfig


class MatchesConfig(AppConfig):
    name = "aanzet.matches"
    label = "matches"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.cases.actions.journey import ON_CASE_CLOSE
        from aanzet.journal import labels
        from aanzet.matches import rules, together  # noqa: F401
        from aanzet.matches.actions import proposals_end_of, wants_end_with
        from aanzet.matches.labels import LABELS
        from aanzet.matches.panels import hers, of_case, of_volunteer
        from aanzet.matches.parts import register_parts
        from aanzet.ui import herlinks, panels
        from aanzet.volunteers.actions import ON_VOLUNTEER_END

        labels.register(LABELS)
        together.register()
        register_parts()
        panels.register("me", hers, order=20)
        panels.register("case.more", of_case, order=5)
        panels.register("volunteering", of_volunteer, order=10)
        herlinks.register(
            "start", herlinks.HerLink("matches:my_person", _("Somebody beside me"), "users", 15)
        )
        if wants_end_with not in ON_CASE_CLOSE:
            ON_CASE_CLOSE.append(wants_end_with)
        if proposals_end_of not in ON_VOLUNTEER_END:
            ON_VOLUNTEER_END.append(proposals_end_of)
