from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "aanzet.surveys"
    label = "surveys"
