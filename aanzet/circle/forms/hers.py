"""Her forms about who may see her and about her family, with pictures."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from aanzet.circle.enums import FAMILY_ICONS, KIN_ICONS, TERM_ICONS, FamilyYes, Kin, Term
from aanzet.circle.queries import topic_words
from aanzet.circle.topics import OFFERED
from aanzet.participants.enums import ConsentTopic, LimitPart
from aanzet.ui.forms import Form, PictureChoiceField, PictureMultipleChoiceField

TERMS = {Term.MONTHS: timedelta(days=91), Term.YEAR: timedelta(days=365)}


class YesForm(Form):
    """What an organisation may see, and how long. `said`: topic -> last day of her yes now (None: until she stops)."""

    topics = PictureMultipleChoiceField(choices=[], label=_("What may they see?"))
    term = PictureChoiceField(choices=[], label=_("How long?"))

    def __init__(
        self, *args: Any, said: dict[str, date | None], partner: bool, on: date, **kwargs: Any
    ) -> None:
        first = {"topics": list(said), "term": Term.KEEP if said else None}
        super().__init__(*args, initial=first, **kwargs)
        self.said, self.on = said, on
        offered = [topic for topic in OFFERED if partner or topic != ConsentTopic.MATCH]
        shown = [*offered, *(topic for topic in map(ConsentTopic, said) if topic not in offered)]
        self._pictures("topics", [(topic.value, *topic_words(topic)) for topic in shown])
        terms = [term for term in Term if term != Term.KEEP or said]
        self._pictures("term", [(term.value, self._term(term), TERM_ICONS[term]) for term in terms])

    def _pictures(self, name: str, choices: list[tuple[str, str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = field.pictures(choices, None)

    def _term(self, term: Term) -> str:
        days = {until for until in self.said.values() if until is not None}
        if term == Term.KEEP and len(days) == 1 and None not in self.said.values():
            return _now("As it is now: until %(day)s") % {"day": date_format(days.pop(), "j E Y")}
        return str(term.label)

    def chosen(self) -> dict[ConsentTopic, date | None]:
        """Topic -> last day. What stays as it is keeps its own day; what is new then gets the latest of them."""
        term = Term(self.cleaned_data["term"])
        topics = [ConsentTopic(topic) for topic in self.cleaned_data["topics"]]
        if term != Term.KEEP:
            until = self.on + TERMS[term] if term in TERMS else None
            return dict.fromkeys(topics, until)
        ends = list(self.said.values())
        latest = None if None in ends else max((end for end in ends if end), default=None)
        return {topic: self.said.get(topic, latest) for topic in topics}


class LessForm(Form):
    """What her mentor sees; her first name always."""

    shows = PictureMultipleChoiceField(
        label=_("What may your mentor see?"),
        required=False,
        choices=[
            (LimitPart.WISH, LimitPart.WISH.label, "star"),
            (LimitPart.STEPS, LimitPart.STEPS.label, "stairs"),
        ],
    )
    show_optional = False

    def withheld(self) -> frozenset[LimitPart]:
        return frozenset(set(LimitPart) - {LimitPart(part) for part in self.cleaned_data["shows"]})


class RelativeForm(Form):
    kin = PictureChoiceField(label=_("Who is it?"), choices=[(kin, kin.label, KIN_ICONS[kin]) for kin in Kin])
    name = forms.CharField(label=_("What do you call this person?"), max_length=80)


class FamilyForm(Form):
    yes = PictureChoiceField(
        label=_("To what may we ask this person?"),
        choices=[(yes, yes.label, FAMILY_ICONS[yes]) for yes in FamilyYes],
    )


class GuestsForm(Form):
    """Whom of her family she wants with her. `relatives`: (id, name, icon)."""

    relatives = PictureMultipleChoiceField(choices=[], label=_("Who comes with me?"), required=False)
    show_optional = False

    def __init__(self, *args: Any, relatives: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["relatives"]
        field.choices = field.pictures(relatives, None)
