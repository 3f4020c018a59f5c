from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "aanzet.accounts"
    label = "accounts"
