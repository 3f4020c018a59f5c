"""Fields that several forms of this room share."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.widgets import Input
from django.utils.functional import lazystr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from aanzet.core.languages import HOUSE, NAMES


class Suggest(Input):
    """A text box with known names to choose from; another name may be typed."""

    input_type = "text"

    def __init__(self, names: Iterable[str] = (), attrs: dict[str, Any] | None = None) -> None:
        self.names = tuple(names)
        super().__init__(attrs)

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        known = f"{name}_known"
        box = super().render(name, value, {**(attrs or {}), "list": known, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.names))
        return format_html('{}<datalist id="{}">{}</datalist>', box, known, options)


class VersionField(forms.IntegerField):
    """The version somebody saw when the form was opened."""

    widget = forms.HiddenInput


def text_fields(form: forms.Form, name: str, label: Any, *, help_text: Any = "") -> None:
    """Add a text box per language, `name_nl` and so on, none of them required."""
    for language in HOUSE:
        field = forms.CharField(
            label=lazystr(_PerLanguage(label, language)),
            help_text=help_text,
            required=False,
            max_length=600,
            widget=forms.Textarea({"rows": 2, "lang": language}),
        )
        form.fields[f"{name}_{language}"] = field


class _PerLanguage:
    """ "Mission (Dutch)", put together in the reader's language."""

    def __init__(self, label: Any, language: str) -> None:
        self.label, self.language = label, language

    def __str__(self) -> str:
        names = {"label": self.label, "language": NAMES[self.language]}
        return gettext("%(label)s (%(language)s)") % names


def texts(data: Mapping[str, Any], name: str) -> dict[str, str]:
    """The texts of the boxes of :func:`text_fields`, by language, without empty ones."""
    return {language: data[f"{name}_{language}"] for language in HOUSE if data.get(f"{name}_{language}")}


def initial_texts(name: str, value: Mapping[str, str]) -> dict[str, str]:
    """The other way round."""
    return {f"{name}_{language}": value.get(language, "") for language in HOUSE}
