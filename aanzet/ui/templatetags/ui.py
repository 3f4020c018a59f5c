"""Template tags of the house: dressed form fields, icons, panels, captured blocks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from zlib import crc32

from django import forms, template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from aanzet.core.text import comma, listed
from aanzet.ui import herlinks, icons, panels, tables
from aanzet.ui.forms import DateField, DateWidget, date_order

register = template.Library()

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.FileInput, "file"),
    (forms.widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or checkbox of a field."""

    id: str
    name: str
    value: str
    label: Any
    checked: bool
    kind: str
    icon: str
    opens: bool = False  # choosing it brings up what stands in the form as `.opened`


@dataclass(frozen=True, slots=True)
class DatePart:
    """One box of a date field."""

    part: str
    id: str
    name: str
    label: str
    value: str
    size: int


@register.filter(name="listed")
def listed_words(words: Collection[object]) -> str:
    """Words one after the other, with the comma of the language."""
    return listed(words)


@register.filter(expects_localtime=True)
def moment(at: datetime, day: str) -> str:
    """A day, written as `day` says, and the time on it."""
    return f"{date_format(at, day)}{comma()}{date_format(at, 'H:i')}"


@register.simple_tag(name="comma")
def comma_here() -> str:
    """The comma of the language, and its space."""
    return comma()


@register.filter
def kind(field: forms.BoundField) -> str:
    """How a field is laid out: `text`, `check`, `choices` or `date`."""
    widget = field.field.widget
    if isinstance(widget, DateWidget):
        return "date"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "text"


@register.filter
def described_by(field: forms.BoundField) -> str:
    """The ids of the help and error texts of a field."""
    ids = [f"{field.auto_id}_help"] if field.help_text or kind(field) == "date" else []
    return " ".join(ids + ([f"{field.auto_id}_error"] if field.errors else []))


@register.filter
def dressed(field: forms.BoundField) -> SafeString:
    """The input of a field with the classes of the design system and its texts tied to it."""
    widget = field.field.widget
    classes = next((found for cls, found in CLASSES if isinstance(widget, cls)), "")
    attrs: dict[str, Any] = {"class": f"{classes} {widget.attrs.get('class', '')}".strip()}
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        attrs["rows"] = "4"  # Django's 10 is a page on a phone; the box grows as one types
    if described := described_by(field):
        attrs["aria-describedby"] = described
    if field.errors:
        attrs["aria-invalid"] = "true"
        attrs["class"] += " invalid"
    return field.as_widget(attrs=attrs)


@register.filter
def apart(words: Any) -> SafeString:
    """Words of a person within a sentence: they keep their own direction and the sentence its full stop."""
    return format_html("<bdi>{}</bdi>", words)


@register.filter
def appearance(kind: str) -> str:
    """The design system's name for a kind of button."""
    return {"do": "primary-action", "quiet": "subtle"}.get(kind, "secondary-action")


@register.filter
def target(field: forms.BoundField) -> str:
    """The id of the first thing to fill in: where the error summary points to."""
    if kind(field) == "date":
        return f"{field.auto_id}_{date_order()[0]}"
    return f"{field.auto_id}_0" if kind(field) == "choices" else str(field.auto_id)


@register.filter
def options(field: forms.BoundField) -> list[Option]:
    """The radio buttons or checkboxes of a field."""
    pictures: dict[str, str] = getattr(field.field, "icons", {})
    opens: Collection[str] = getattr(field.field, "opens", ())
    return [
        Option(
            id=f"{field.auto_id}_{at}",
            name=field.html_name,
            value=str(part.data["value"]),
            label=part.choice_label,
            checked=bool(part.data["selected"]),
            kind="checkbox" if field.field.widget.allow_multiple_selected else "radio",
            icon=pictures.get(str(part.data["value"]), ""),
            opens=str(part.data["value"]) in opens,
        )
        for at, part in enumerate(field.subwidgets)
    ]


@register.filter
def date_parts(field: forms.BoundField) -> list[DatePart]:
    """The three boxes of a date in the reader's order, with what was typed."""
    value = field.value()
    typed = value if isinstance(value, list) else DateWidget().decompress(value)
    values = dict(zip(("day", "month", "year"), typed, strict=True))
    labels = {"day": gettext("Day"), "month": gettext("Month"), "year": gettext("Year")}
    return [
        DatePart(
            part=part,
            id=f"{field.auto_id}_{part}",
            name=f"{field.html_name}_{part}",
            label=labels[part],
            value=str(values[part] or ""),
            size=4 if part == "year" else 2,
        )
        for part in date_order()
    ]


@register.filter
def date_example(field: forms.BoundField) -> str:
    """An example of a date in the reader's order, as numbers."""
    example = dict(zip(("day", "month", "year"), cast(DateField, field.field).example, strict=True))
    return " ".join(str(example[part]) for part in date_order())


@register.filter
def optional(field: forms.BoundField) -> bool:
    """Whether to say that a field may stay empty."""
    return not field.field.required and bool(getattr(field.form, "show_optional", False))


@register.filter
def pictured(field: forms.BoundField) -> bool:
    """Whether the choices of a field have pictures."""
    return bool(getattr(field.field, "icons", {}))


@register.filter
def limit(field: forms.BoundField) -> str:
    """The most characters a long text may have, for the counter; empty when there is no limit."""
    most = getattr(field.field, "max_length", None)
    return str(most) if most and isinstance(field.field.widget, forms.Textarea) else ""


@register.filter
def clashes(form: forms.BaseForm) -> list[tuple[Any, str, str]]:
    """Per field on which somebody else saved first: label, own text, their text."""
    theirs = getattr(form, "theirs", {})
    return [
        (form[name].label, _typed(form[name]), text) for name, text in theirs.items() if name in form.fields
    ]


def _typed(field: forms.BoundField) -> str:
    """What was typed, in words: the labels of what was chosen."""
    value = field.value() or ""
    if isinstance(field.field, forms.ChoiceField):
        given = {str(each) for each in (value if isinstance(value, list) else [value])}
        return listed(label for key, label in _flat(field.field.choices) if str(key) in given)
    return str(value)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label


@register.filter
def labelled(table: str) -> SafeString:
    """The rows of a table, each cell with the name of its column."""
    # What was rendered is escaped already, and the names come out of it.
    return mark_safe(tables.labelled(str(table)))


@register.simple_tag
def icon(name: str, size: int | str = 24) -> SafeString:
    """A pictogram, drawn in the page itself; decorative, so hidden from screen readers."""
    return icons.svg(name, int(size))


@register.simple_tag
def mark() -> SafeString:
    """The name of the product, the way home; the same in every language."""
    return format_html('<a class="mark" href="/">{}<b>{}</b></a>', "aan", "zet")


@register.simple_tag(name="panels", takes_context=True)
def panels_tag(context: Context, slot: str, subject: Any = None) -> SafeString:
    """What upper rooms offer for this place."""
    return panels.render(slot, context["request"], subject)


@register.filter
def month(day: date) -> str:
    """Short month and year; Dutch and Swedish write months small."""
    return date_format(day, "M Y" if (get_language() or "").startswith("en") else "b Y")


@register.filter
def initials(name: str) -> str:
    """At most two letters for a portrait: first and last word."""
    words = [word for word in str(name).split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def pattern(name: str) -> int:
    """A number from 1 to 6 that is always the same for a name: which pattern a portrait gets."""
    return crc32(str(name).encode()) % 6 + 1


class CaptureNode(template.Node):
    """Keeps what stands between the tags as a variable, so that an empty block can be told from a filled one."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context: Context) -> SafeString:
        # What the nodes rendered is escaped already; strip() alone would forget that.
        context[self.name] = mark_safe(self.nodelist.render(context).strip())
        return SafeString("")


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """`{% capture back %}{% block back_url %}{% endblock %}{% endcapture %}{% if back %}...`"""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(nodelist, name)


@register.inclusion_tag("ui/_her_links.html", takes_context=True)
def her_links(context: Context, place: str) -> dict[str, Any]:
    """The lines that lead on from one of her pages (see aanzet.ui.herlinks)."""
    return {"links": herlinks.links_for(place, context["request"])}
