"""Forms about what stands in her way and what only she and her coach may know."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.cases.enums import DiscriminationGround, DiscriminationPlace, DiscriminationWish
from aanzet.cases.forms.plan import Editing
from aanzet.cases.queries.barriers import BarrierKind
from aanzet.core.languages import HOUSE
from aanzet.core.text import fold, localised
from aanzet.participants.enums import BarrierStatus
from aanzet.reference.countries import Scheme
from aanzet.reference.lists import pictures, sectors
from aanzet.ui.forms import Form, PictureChoiceField

GROUND_ICONS: dict[str, str] = {
    DiscriminationGround.GENDER: "gender-female",
    DiscriminationGround.AGE: "calendar",
    DiscriminationGround.DISABILITY: "wheelchair",
    DiscriminationGround.PREGNANCY: "baby",
    DiscriminationGround.ORIGIN: "globe",
    DiscriminationGround.RELIGION: "hands-praying",
    DiscriminationGround.OTHER: "dots-three",
}
PLACE_ICONS: dict[str, str] = {
    DiscriminationPlace.WORK: "briefcase",
    DiscriminationPlace.APPLYING: "envelope",
    DiscriminationPlace.AGENCY: "buildings",
    DiscriminationPlace.SCHOOL: "student",
    DiscriminationPlace.OFFICE: "bank",
}
WISH_ICONS: dict[str, str] = {
    DiscriminationWish.REGISTER: "note-pencil",
    DiscriminationWish.ADVICE: "chats",
    DiscriminationWish.COMPLAINT: "gavel",
}


def offer_pictures(form: Form, name: str, choices: Iterable[tuple[str, Any, str]]) -> None:
    """Give a picture field its choices: (value, label, pictogram)."""
    field = form.fields[name]
    if isinstance(field, PictureChoiceField):
        field.choices = field.pictures(list(choices), None)


class BarrierForm(Form):
    """Add one from the catalogue, with her words if she wants."""

    kind = PictureChoiceField(label=_("What stands in the way?"), choices=[])
    words = forms.CharField(
        label=_("In her own words"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, kinds: Iterable[BarrierKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_pictures(self, "kind", [(each.key, each.name, each.icon) for each in kinds])


class MyBarrierForm(BarrierForm):
    """The same on her own page."""

    words = forms.CharField(
        label=_("Do you want to say more?"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class BarrierChangeForm(Editing):
    status = forms.ChoiceField(
        label=_("How is it now?"), choices=BarrierStatus.choices, widget=forms.RadioSelect
    )
    owner = forms.ChoiceField(label=_("Who works on it?"), required=False)
    words = forms.CharField(
        label=_("In her own words"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, owners: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("owner", [("", _("Nobody yet")), *owners])


class BarrierTypeForm(Form):
    """A barrier for the catalogue of a programme, in the three languages of the house."""

    programme = forms.ChoiceField(label=_("Programme"))
    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=80)
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
    icon = PictureChoiceField(label=_("Picture"), choices=[])
    restricted = forms.BooleanField(label=_("Only she and her coach may see it"), required=False)

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("programme", programmes)
        language = get_language() or HOUSE[0]
        offer_pictures(self, "icon", [(each.icon, each.name(language), each.icon) for each in pictures()])

    def names(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"name_{code}"].strip() for code in HOUSE}

    def key(self) -> str:
        """A stable key from the English name."""
        return slugify(fold(self.cleaned_data["name_en"])).replace("-", "_")[:60]


class SkillForm(Form):
    """What she can do, in which work, and when she last did it."""

    name = forms.CharField(label=_("Skill"), max_length=120)
    sector = forms.ChoiceField(label=_("In which work?"), required=False)
    year_last_used = forms.IntegerField(
        label=_("Last used in the year"), required=False, min_value=1950, max_value=2100
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or HOUSE[0]
        self.offer("sector", [("", "—"), *((each.code, each.name(language)) for each in sectors())])


class AdjustmentForm(Form):
    """What she needs to do the work well. There is no field for an illness."""

    needs = forms.CharField(
        label=_("What is needed to do the work well?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "For example: a chair, a break every hour, written instructions. Never the name of an illness."
        ),
    )
    schemes = forms.MultipleChoiceField(
        label=_("Schemes that may help"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, schemes: list[Scheme], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("schemes", [(each.key, localised(each.name, language)) for each in schemes])


class DiscriminationForm(Form):
    """What happened, where, and what she wants. She chooses what follows."""

    ground = PictureChoiceField(
        label=_("What was it about?"), choices=DiscriminationGround.choices, icons=GROUND_ICONS
    )
    place = PictureChoiceField(
        label=_("Where did it happen?"), choices=DiscriminationPlace.choices, icons=PLACE_ICONS
    )
    wish = PictureChoiceField(
        label=_("What should happen now?"), choices=DiscriminationWish.choices, icons=WISH_ICONS
    )
    words = forms.CharField(
        label=_("What happened?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4})
    )


class MyDiscriminationForm(DiscriminationForm):
    """The same in words to her."""

    WISHES = (
        (DiscriminationWish.REGISTER, _("Only write it down")),
        (DiscriminationWish.ADVICE, _("I want to know what I can do")),
        (DiscriminationWish.COMPLAINT, _("I want to make a complaint")),
    )
    wish = PictureChoiceField(label=_("What do you want now?"), choices=WISHES, icons=WISH_ICONS)
