"""What this room offers to the pages of others."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string


def foot(request: HttpRequest, subject: Any) -> str:
    """The link to whom the pictures and voices come from, at the foot of public pages."""
    return render_to_string("speech/_foot.html")
