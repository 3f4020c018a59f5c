from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "aanzet.meetings"
    label = "meetings"
