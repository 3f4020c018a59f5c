"""Pages of speech."""

from aanzet.speech.views.credits import credits_
from aanzet.speech.views.languages import language_list
from aanzet.speech.views.say import recording_play, say
from aanzet.speech.views.voices import speaker_add, speaker_remove, voice_list, voice_record, voice_remove

__all__ = [
    "credits_",
    "language_list",
    "recording_play",
    "say",
    "speaker_add",
    "speaker_remove",
    "voice_list",
    "voice_record",
    "voice_remove",
]
