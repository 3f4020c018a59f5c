"""What women say, and what was answered: one who signs in says that something is wrong; others speak without a name."""

from datetime import timedelta

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases.models import Case
from aanzet.feedback.actions import done_tell, remark_answer, remark_say
from aanzet.feedback.models import Remark
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script
from aanzet.rights.actions import mistake_tell

# Kind, about, theme, her words, the answer (empty: it waits), days ago; per country.
SAID = {
    "nl": (
        ("change", "programme", "time", "Om half negen breng ik mijn kinderen weg.",
         "Dank je wel. Wij praten erover met de docent.", 40),
        ("change", "programme", "time", "Kan de les later beginnen?", "Ja. Vanaf maandag is het half tien.", 30),
        ("change", "programme", "time", "Half negen is te vroeg voor mij.", "Vanaf maandag is het half tien.", 28),
        ("good", "programme", "lessons", "Ik leer veel van de andere vrouwen.", "", 2),
        ("complaint", "coach", "coaching", "Mijn afspraak ging twee keer niet door.", "", 9),
    ),
    "se": (
        ("change", "programme", "time", "Kan lektionen börja senare?", "Ja. Från måndag börjar vi halv tio.", 30),
        ("good", "programme", "lessons", "Jag lär mig mycket av de andra kvinnorna.", "", 2),
    ),
}  # fmt: skip
DID = {
    "nl": "De les begint nu om half tien, na het begin van de school.",
    "se": "Lektionen börjar nu halv tio.",
}
WRONG = {
    "nl": "Ik woon niet meer op dit adres bij mijn zus. Wij wonen nu in de Kerkstraat.",
    "se": "Jag bor inte längre hos min syster.",
}


def speak(scene: Scene, told: list[tuple[Script, Case]], people: dict[str, User]) -> None:
    """A few remarks of one organisation; nothing when its coordinator has none to answer."""
    active = [(script, case) for script, case in told if script.coach and script.fate is Fate.ACTIVE]
    office = Membership.objects.filter(organisation=scene.organisation, role=Role.COORDINATOR).select_related(
        "user"
    )
    answerer = office.order_by("starts_on").first()
    if not active or answerer is None or QuerySet(Remark).filter(organisation=scene.organisation).exists():
        return
    by = Actor(answerer.user_id, answerer.user.name, on=scene.today)
    _said(scene, active, by)
    for script, case in active:
        if script.account_id:
            herself = Actor(script.account_id, case.participant.call_name, on=scene.today, participant=True)
            mistake_tell(
                by=herself,
                on=scene.today - timedelta(days=3),
                case=case,
                words=WRONG[scene.country],
                call_me=True,
            )


def _said(scene: Scene, active: list[tuple[Script, Case]], by: Actor) -> None:
    answered: Remark | None = None
    for number, (kind, about, theme, words, answer, ago) in enumerate(SAID[scene.country]):
        case = active[number % len(active)][1]
        on = scene.today - timedelta(days=ago)
        herself = Actor(None, on=on, participant=True)
        row, _code = remark_say(
            by=herself,
            on=on,
            case=case,
            kind=kind,
            about=about,
            theme=theme,
            named=False,
            words=words,
            may_show=True,
        )
        if answer:
            answered = remark_answer(by=by, on=on + timedelta(days=5), remark=row, answer=answer, theme=theme)
    if answered is not None:
        done_tell(by=by, on=scene.today - timedelta(days=14), remark=answered, did=DID[scene.country])
