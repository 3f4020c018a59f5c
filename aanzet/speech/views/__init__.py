"""Pages of speech."""

from aanzet.speech.views.say import recording_play, say

__all__ = ["recording_play", "say"]
