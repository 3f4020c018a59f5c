from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "aanzet.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Offer the colours of programmes to the pages."""
        from aanzet.programmes.queries import theme_of_row, theme_tokens
        from aanzet.ui import themes

        themes.register_source(theme_tokens)
        themes.register_finder(theme_of_row)
