from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "aanzet.outbox"
    label = "outbox"

    def ready(self) -> None:
        from aanzet.accounts import post
        from aanzet.outbox.post import deliver

        post.use(deliver)
