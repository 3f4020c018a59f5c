"""What templates of volunteers need."""

from django import template

from aanzet.volunteers.forms.profile import week_rows
from aanzet.volunteers.wording import minutes_in_words

register = template.Library()
register.filter("week_rows", week_rows)
register.filter("in_hours", minutes_in_words)
