from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "aanzet.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Offer the colours of programmes to the pages, and their approved messages to invitations."""
        from django.utils.translation import gettext_lazy as _

        from aanzet.alliances.actions.staff import INVITATION_WORDS
        from aanzet.programmes.queries import theme_of_row, theme_tokens, words_for_mail
        from aanzet.ui import themes
        from aanzet.ui.context import NavItem, register_nav

        themes.register_source(theme_tokens)
        themes.register_finder(theme_of_row)
        INVITATION_WORDS.append(words_for_mail)
        register_nav(NavItem("programmes:message_list", _("What we say"), "message.list", 40, "chats"))
