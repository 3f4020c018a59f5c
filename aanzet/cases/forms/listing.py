"""The filter of the list of women, in words."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.cases.queries.listing import NOBODY, Choices, Wanted
from aanzet.ui.forms import Form

SORTS = (
    ("name", _("by name")),
    ("silent", _("longest not spoken first")),
    ("new", _("newest contact first")),
)


class ListForm(Form):
    """Which women, in which order. What is no choice (any more) narrows nothing."""

    show_optional: ClassVar[bool] = False
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    phase = forms.ChoiceField(label=_("Phase"), required=False)
    coach = forms.ChoiceField(label=_("Coach"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=SORTS)
    closed = forms.BooleanField(label=_("Also journeys that are closed"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("programme", [("", _("all programmes")), *choices.programmes])
        self.offer("phase", [("", _("all phases")), *choices.phases])
        self.offer("coach", [("", _("all coaches")), (NOBODY, _("nobody yet")), *choices.coaches])
        if len(choices.programmes) < 2:
            del self.fields["programme"]
        if not choices.coaches:
            del self.fields["coach"]

    def wanted(self) -> Wanted:
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        return Wanted(
            programme=found.get("programme", ""),
            phase=found.get("phase", ""),
            coach=found.get("coach", ""),
            closed=bool(found.get("closed")),
            sort=found.get("sort") or "name",
        )

    def in_words(self) -> list[str]:
        """What narrows the list now, as the reader would say it."""
        found = self.wanted()
        named = [
            f"{self.fields[name].label}: {dict(self.fields[name].choices).get(getattr(found, name), '')}"  # type: ignore[attr-defined]
            for name in ("programme", "phase", "coach")
            if name in self.fields and getattr(found, name)
        ]
        if found.closed:
            named.append(str(self.fields["closed"].label))
        if found.sort != "name":
            named.append(str(dict(SORTS)[found.sort]))
        return named
