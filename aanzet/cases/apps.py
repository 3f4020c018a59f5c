from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "aanzet.cases"
    label = "cases"

    def ready(self) -> None:
        from aanzet.alliances.actions.staff import ON_STAFF_END
        from aanzet.cases import parts, rules  # noqa: F401
        from aanzet.cases.actions.guide import coach_leaves
        from aanzet.cases.actions.signin import code_help
        from aanzet.cases.labels import LABELS
        from aanzet.journal import labels
        from aanzet.outbox.actions import register_helper

        labels.register(LABELS)
        parts.register_parts()
        register_helper("cases", code_help)
        if coach_leaves not in ON_STAFF_END:
            ON_STAFF_END.append(coach_leaves)
