from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "aanzet.participants"
    label = "participants"

    def ready(self) -> None:
        from aanzet.outbox.actions import register_hold
        from aanzet.outbox.ways import use
        from aanzet.participants import below, reaching, rules

        use(reaching.way_to)
        register_hold("reading", rules.cannot_read)
        register_hold("unsafe", rules.shared_and_unsafe)
        below.register_parts()
