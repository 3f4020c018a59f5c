"""Her second yes: the hours and times that she confirms, asked as her intake asks them."""

from collections.abc import Iterable
from typing import Any

from aanzet.questionnaires.definitions import Question
from aanzet.questionnaires.forms import Setting, field_for
from aanzet.ui.forms import Form


class GiveForm(Form):
    show_optional = False

    def __init__(self, *args: Any, questions: Iterable[Question], setting: Setting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.key] = field_for(question, setting)
