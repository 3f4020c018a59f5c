"""Which rows of speech an actor reaches: all, where the policy table lets her in. They are about no participant."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.speech.models import Recording, Speaker

scope.register(Speaker, {"any": lambda actor: Q()})
scope.register(Recording, {"any": lambda actor: Q()})
