"""Money on a page."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from aanzet.core.money import said

register = template.Library()


@register.simple_tag
def amount(value: Decimal, currency: str) -> SafeString:
    """`{% amount line.amount line.currency %}`; sign and currency keep their place beside right-to-left text."""
    return format_html('<bdi dir="ltr">{}</bdi>', said(value, currency))
