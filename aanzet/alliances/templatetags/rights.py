"""Show a button only to who may press it; the door behind it asks again, for the row."""

from django import template

from aanzet.access.actor import Actor

register = template.Library()


@register.filter
def may(actor: Actor, action: str) -> bool:
    """`{% if actor|may:"partner.add" %}`"""
    return actor.may(action)
