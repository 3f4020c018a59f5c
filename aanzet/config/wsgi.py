"""The WSGI entry: `granian --interface wsgi aanzet.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanzet.config.settings")
application = get_wsgi_application()
