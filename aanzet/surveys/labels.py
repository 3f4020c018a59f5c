"""What the journal's lines of this room say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "survey.begun": _("Began to say how she is"),
    "survey.answered": _("Said how she is"),
    "survey.ready": _("Was ready with how she is"),
    "survey.passed": _("Not this time"),
    "survey.shown": _("Shows her coach how she is"),
    "survey.hidden": _("Keeps to herself how she is"),
    "survey.thrown_away": _("Threw away how she was"),
    "survey.typed": _("How she is was typed over"),
}
