"""Input: a file with where it belongs, and what its columns hold."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.models import Organisation
from aanzet.imports.enums import ColumnField, DateOrder
from aanzet.imports.queries import ColumnSeen
from aanzet.programmes.models import Programme
from aanzet.ui.forms import Form

Place = tuple[Programme, Organisation]


class UploadForm(Form):
    """A register, and the programme and organisation it belongs to."""

    where = forms.ChoiceField(label=_("Programme and organisation"))
    file = forms.FileField(
        label=_("Register"),
        help_text=_(
            "An Excel workbook (.xlsx) or a text file (.csv, .tsv). Nobody gets a message from an import."
        ),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {
            f"{programme.slug}:{partner.slug}": (programme, partner) for programme, partner in places
        }
        self.offer("where", [(key, f"{p.name}, {o.name}") for key, (p, o) in self.places.items()])

    def clean_where(self) -> Place:
        return self.places[self.cleaned_data["where"]]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MAX_BYTES:
            most = settings.IMPORT_MAX_BYTES // 1_000_000
            raise forms.ValidationError(
                gettext("The file is larger than %(a)s MB. Split it in parts.") % {"a": most}
            )
        return file


class MappingForm(Form):
    """What each column holds, beginning with what we see ourselves."""

    show_optional = False

    def __init__(self, *args: Any, columns: Sequence[ColumnSeen], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = [("", gettext("Not known: leave it out")), *ColumnField.choices]
        for index, column in enumerate(columns):
            label = f"{column.heading} ({column.sheet})" if column.sheet else column.heading
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=column.field
            )
        self.fields["dates"] = forms.ChoiceField(
            label=gettext("Dates such as 03/04/1990"), choices=DateOrder.choices, required=False
        )

    @property
    def chosen(self) -> dict[str, str]:
        """Key of the column -> field, as chosen; as we see it where nothing was sent."""
        sent = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {
            column.key: sent[f"column_{index}"] if sent and f"column_{index}" in self.data else column.field
            for index, column in enumerate(self.columns)
        }

    @property
    def dates(self) -> str:
        return str(self.cleaned_data.get("dates", "")) if self.is_bound and self.is_valid() else ""
