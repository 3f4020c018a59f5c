from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "aanzet.portal"
    label = "portal"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.portal.panels import messages, way_in
        from aanzet.portal.queries import country_of_her
        from aanzet.ui import herlinks, panels
        from aanzet.ui.context import NavItem, register_country_source, register_nav
        from aanzet.ui.herlinks import HerLink

        panels.register("case.more", way_in, order=60)
        panels.register("case.more", messages, order=62)
        register_country_source(country_of_her)
        for item in (
            NavItem("portal:now", _("Now"), "worklist.read", 1),
            NavItem("cases:case_list", _("Women"), "case.list", 2),
            NavItem("cases:cohort_list", _("Groups"), "case.cohort.list", 3),
            NavItem("portal:mentee_list", _("My mentees"), "mentee.list", 4),
            NavItem("portal:candidate_list", _("Candidates"), "candidate.list", 5),
        ):
            register_nav(item)
        for place, link in (
            ("start", HerLink("cases:my_plan", _("My plan"), "path", 10)),
            ("start", HerLink("portal:about", _("About me"), "user-circle", 90)),
            ("about", HerLink("portal:written", _("What is written down"), "file-text", 20)),
            ("about", HerLink("cases:my_questions", _("My questions"), "clipboard-text", 30)),
            ("about", HerLink("cases:my_safe", _("How you may reach me"), "phone", 40)),
            ("about", HerLink("portal:my_messages", _("What we sent you"), "paper-plane-tilt", 45)),
            ("about", HerLink("portal:my_card", _("How I log in"), "key", 50)),
        ):
            herlinks.register(place, link)
