"""A text that asks for somebody's yes: shown only in a language that somebody read who speaks it.

`{% load asks %}{% asks_yes house coach phone %}…{% endasks_yes %}`: in a drafted language what stands between the tags
is shown in `house`, the language of her programme, with one line in her own language that says so and offers an
interpreter and her coach's phone. In a reviewed language nothing changes. See `core.languages.REVIEWED`.
"""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from aanzet.core.languages import HOUSE, NAMES, SOURCE, known, reviewed

register = template.Library()


def language_of_yes(house: str) -> str:
    """The language in which a text may ask this reader for a yes: her own when it was read, else `house`."""
    mine = get_language() or SOURCE
    return mine if reviewed(mine) else known(house, HOUSE)


class AsksYesNode(template.Node):
    def __init__(self, nodelist: NodeList, parts: list[FilterExpression]) -> None:
        self.nodelist, self.parts = nodelist, parts

    def render(self, context: Context) -> SafeString:
        house, coach, phone = (str(part.resolve(context) or "") for part in self.parts)
        language = language_of_yes(house)
        if language == get_language():
            return self.nodelist.render(context)
        with override(language):
            asked = self.nodelist.render(context)
        named = str(NAMES[language])
        line = render_to_string("ui/_asks_yes.html", {"named": named, "coach": coach, "phone": phone})
        # Every reviewed language is written from left to right; a page around it may not be.
        return format_html(
            '{}<div lang="{}" dir="ltr" class="stack" data-asks-yes>{}</div>', line, language, asked
        )


@register.tag
def asks_yes(parser: Parser, token: Token) -> AsksYesNode:
    """`{% asks_yes house coach phone %}…{% endasks_yes %}`"""
    _tag, *parts = token.split_contents()
    if len(parts) != 3:
        raise template.TemplateSyntaxError(
            "asks_yes needs the house language, the coach's name and her phone"
        )
    nodelist = parser.parse(("endasks_yes",))
    parser.delete_first_token()
    return AsksYesNode(nodelist, [parser.compile_filter(part) for part in parts])
