"""What the journal's lines about voices say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "speech.speaker_added": _("Speaker added"),
    "speech.speaker_removed": _("Speaker removed, with all recordings"),
    "speech.recorded": _("Text recorded"),
    "speech.recording_removed": _("Recording removed"),
}
