from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "aanzet.questionnaires"
    label = "questionnaires"
