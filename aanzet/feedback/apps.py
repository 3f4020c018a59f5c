from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "aanzet.feedback"
    label = "feedback"
