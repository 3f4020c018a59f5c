"""Forms about what she asks of the house; they save nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.rights.enums import Outcome
from aanzet.ui.forms import Form


class MistakeForm(Form):
    """What is wrong, in her words; she may also choose to be called."""

    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=1000,
        required=False,
        help_text=_("Write what is true. You can write in your own language."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    call_me = forms.BooleanField(label=_("Call me. I want to tell it."), required=False)
    about_coach = forms.BooleanField(
        label=_("This is about my coach"),
        required=False,
        help_text=_("Then your coach does not read this. Somebody else answers you."),
    )


class MistakeAnswerForm(Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("What became of it"), choices=Outcome, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What you tell her"),
        max_length=600,
        required=False,
        help_text=_("She reads this on her own page. Short sentences. Not changed? Then say why."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PaperForm(Form):
    code = forms.CharField(
        label=_("The code of your paper"),
        max_length=20,
        help_text=_("12 letters and numbers."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "dir": "ltr"}),
    )
