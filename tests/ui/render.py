"""Render a piece of template with components, as a page would."""

import re
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler


def request(path: str = "/") -> HttpRequest:
    """A request of nobody."""
    return RequestFactory().get(path)


def rendered(source: str, **context: Any) -> str:
    """The html of a template source; white space made single."""
    template = engines["django"].from_string(CottonCompiler().process(source))
    return re.sub(r"\s+", " ", template.render(context, request()))
