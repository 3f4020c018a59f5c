from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "aanzet.accounts"
    label = "accounts"

    def ready(self) -> None:
        from aanzet.accounts import rules  # noqa: F401
        from aanzet.accounts.labels import LABELS
        from aanzet.journal import labels

        labels.register(LABELS)
