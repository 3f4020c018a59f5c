"""Forms in the house style: labels, help and errors tied together, and fields that people can fill in.

Errors are one sentence that says what is wrong, where, and how to go on. What was typed always stays."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.template import loader
from django.utils import dates
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aanzet.core import clock
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import FIGURES

Choice = tuple[str, Any] | tuple[str, Any, str]


class Renderer(DjangoTemplates):
    """Templates under `ui/` come from the project's engine (with components), widgets from Django."""

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("ui/"):
            return loader.get_template(template_name)
        return super().get_template(template_name)


class Form(forms.Form):
    """The base of every form. `show_optional`: say "(not required)" beside fields that may stay empty."""

    # One instance: a renderer builds its template engine once and keeps it.
    default_renderer = Renderer()
    template_name = "ui/forms/form.html"
    use_required_attribute = False
    show_optional: ClassVar[bool] = True
    # Field name -> what somebody else saved meanwhile; shown beside what was typed.
    theirs: Mapping[str, str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.theirs = {}
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _required_message(name, field)

    def offer(self, field: str, choices: Iterable[Any]) -> None:
        """Give a choice field its choices when the form is made; those of a field with pictures may name an icon."""
        chooser: Any = self.fields[field]
        found = list(choices)
        chooser.choices = chooser.pictures(found, chooser.icons) if isinstance(chooser, _Pictured) else found

    def carry_out(self, action: Callable[[], Any]) -> bool:
        """Run `action` when the form is valid; a refusal or a conflict lands in the form. True when it was done."""
        if not self.is_valid():
            return False
        try:
            action()
        except Refused as error:
            self.refuse(error)
        except Conflict as error:
            self.clash(error)
        return self.is_valid()

    def refuse(self, error: Refused) -> None:
        """Put what a rule refused beside its field (or on top), keeping what was typed."""
        self.add_error(error.field if error.field in self.fields else None, error.message)

    def clash(self, error: Conflict) -> None:
        """Somebody else saved first: show both texts and let the next save be on top of theirs."""
        self.theirs = error.theirs
        self.add_error(
            None, gettext("Somebody else changed this while you were typing. Compare both texts below.")
        )
        if "version" in self.fields:
            typed: Any = self.data
            typed = typed.copy()  # what came in with the request cannot be changed, its copy can
            typed[self.add_prefix("version")] = str(error.version)
            self.data = typed


def _required_message(name: str, field: forms.Field) -> Any:
    label = field.label or name.replace("_", " ").capitalize()
    if isinstance(field, forms.BooleanField):
        return _Late(_("Tick “%(label)s” to go on."), label)
    if isinstance(field, forms.ChoiceField):
        return _Late(_("“%(label)s” has no answer yet. Choose one."), label)
    return _Late(_("“%(label)s” is still empty. Fill it in."), label)


class _Late:
    """A sentence with a label in it, put together in the language of the moment."""

    def __init__(self, sentence: Any, label: Any) -> None:
        self.sentence, self.label = sentence, label

    def __str__(self) -> str:
        return str(self.sentence) % {"label": self.label}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the month and the day, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The full date, or None when only the year or the month is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)


class DateWidget(forms.MultiWidget):
    """Three number boxes, in the order that the reader's language writes a date."""

    supports_microseconds = False

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__({part: forms.TextInput(box) for part in ("day", "month", "year")}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str) and value:
            found = [int(part) for part in value.split("-")]
            value = PartialDate(*found)
        if not value:
            return ["", "", ""]
        return [value.day or "", value.month or "", value.year]


class DateField(forms.Field):
    """A date in three boxes. Clean value: `date`, or with `allow_year=True` a `PartialDate`; None when empty."""

    widget = DateWidget

    def __init__(
        self, *, allow_year: bool = False, example: tuple[int, int, int] | None = None, **kwargs: Any
    ) -> None:
        self.allow_year = allow_year
        self._example = example
        super().__init__(**kwargs)

    @property
    def example(self) -> tuple[int, int, int]:
        """Day, month and year to show: a birthday where the year alone will do, else today."""
        day = clock.today()
        return self._example or ((27, 3, 1986) if self.allow_year else (day.day, day.month, day.year))

    def clean(self, value: Any) -> date | PartialDate | None:
        typed = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(typed):
            self.validate(None)
            return None
        day, month, year = self._numbers(typed)
        if year is None:
            raise ValidationError(gettext("The year is missing. Fill in the year too."), "incomplete")
        if not 1900 <= year <= 2100:
            raise ValidationError(
                gettext("%(year)s is not a year we can use. Type four digits, for example %(example)s.")
                % {"year": typed[2], "example": self.example[2]},
                "year",
            )
        found = PartialDate(year, month, day)
        if month is None or day is None:
            self._unfinished(found)
        else:
            self._exists(found)
        return found if self.allow_year else found.date

    def _numbers(self, typed: list[str]) -> tuple[int | None, int | None, int | None]:
        if all(not part or (part.isdecimal() and len(part) <= FIGURES) for part in typed):
            day, month, year = (int(part) if part else None for part in typed)
            return day, month, year
        raise ValidationError(
            gettext("Use only numbers for a date, for example %(day)s, %(month)s and %(year)s.")
            % dict(zip(("day", "month", "year"), self.example, strict=True)),
            "numbers",
        )

    def _unfinished(self, found: PartialDate) -> None:
        if found.month is None and found.day is None:
            if not self.allow_year:
                raise ValidationError(
                    gettext("The day and the month are missing. Fill them in too."), "incomplete"
                )
        elif found.day is None:
            if not self.allow_year:
                raise ValidationError(gettext("The day is missing. Fill in the day too."), "incomplete")
            if found.month is not None and not 1 <= found.month <= 12:
                raise ValidationError(_month_message(found.month), "month")
        else:
            raise ValidationError(gettext("The month is missing. Fill in the month too."), "incomplete")

    def _exists(self, found: PartialDate) -> None:
        month, day = found.month or 0, found.day or 0
        if not 1 <= month <= 12:
            raise ValidationError(_month_message(month), "month")
        try:
            date(found.year, month, day)
        except ValueError:
            raise ValidationError(
                gettext("%(day)s %(month)s %(year)s does not exist. Look at the day and the month.")
                % {"day": day, "month": dates.MONTHS[month], "year": found.year},
                "day",
            ) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        widget = DateWidget()
        before = initial if isinstance(initial, list) else widget.decompress(initial)
        return [str(part or "") for part in before] != [str(part or "") for part in (data or ["", "", ""])]


def _month_message(month: int) -> str:
    return gettext("Month %(month)s does not exist. A month is a number from 1 to 12.") % {"month": month}


def date_order() -> tuple[str, str, str]:
    """The order in which the reader's language writes a date."""
    return ("year", "month", "day") if (get_language() or "").startswith("sv") else ("day", "month", "year")


class _Pictured:
    """Takes (value, label) or (value, label, icon) choices and remembers the icons by value.

    `opens`: values that bring up what stands in the form with class `opened`.
    """

    icons: dict[str, str]
    opens: Collection[str] = ()

    def pictures(self, choices: Iterable[Choice], icons: Mapping[str, str] | None) -> list[tuple[str, Any]]:
        plain: list[tuple[str, Any]] = []
        self.icons = dict(icons or {})
        for choice in choices:
            plain.append((choice[0], choice[1]))
            if len(choice) == 3:
                self.icons[choice[0]] = choice[2]
        return plain


class PictureChoiceField(_Pictured, forms.ChoiceField):
    """One answer, each with a picture: choices are (value, label, icon name)."""

    widget = forms.RadioSelect

    def __init__(
        self, *, choices: Iterable[Choice], icons: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(choices=self.pictures(choices, icons), **kwargs)


class PictureMultipleChoiceField(_Pictured, forms.MultipleChoiceField):
    """Several answers, each with a picture: choices are (value, label, icon name)."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self, *, choices: Iterable[Choice], icons: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(choices=self.pictures(choices, icons), **kwargs)
