"""Choices of the journey."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssignmentKind(models.TextChoices):
    COACH = "coach", _("Coach")
    STAND_IN = "stand_in", _("Stand-in")
    MENTOR = "mentor", _("Mentor")


class AssignmentEnd(models.TextChoices):
    HANDED_OVER = "handed_over", _("Handed over to somebody else")
    ILL = "ill", _("Coach is ill")
    STOPPED = "stopped", _("Coach stopped")
    NO_CLICK = "no_click", _("It did not click; nobody is to blame")
    CASE_CLOSED = "case_closed", _("She finished or left")
    MEMBERSHIP_ENDED = "membership_ended", _("No longer works for the organisation")
    TIME_OVER = "time_over", _("The time together is over")
    HER_WISH = "her_wish", _("She wished to stop")


class ContactKind(models.TextChoices):
    FACE = "face", _("Face to face")
    WALK = "walk", _("Walked along")
    PHONE = "phone", _("Phone")
    MESSAGE = "message", _("Message")
    GROUP = "group", _("Group")
    HOME = "home", _("Home visit")
    THREE_WAY = "three_way", _("With employer or school")
    INTERPRETER = "interpreter", _("With interpreter")
    TRIED = "tried", _("Tried, not reached")


class Mood(models.TextChoices):
    GOOD = "good", _("good")
    FAIR = "fair", _("so-so")
    HARD = "hard", _("hard")


class PauseReason(models.TextChoices):
    BIRTH = "birth", _("Birth or pregnancy")
    CARE = "care", _("Care for somebody")
    HEALTH = "health", _("Health")
    HOUSING = "housing", _("Housing")
    TRAVEL = "travel", _("Away for a while")
    OTHER = "other", _("Something else")


class ExitKind(models.TextChoices):
    RESULT = "result", _("She reached what she wanted")
    MOVED_ON = "moved_on", _("She goes on elsewhere")
    HER_CHOICE = "her_choice", _("She stopped herself")
    LOST_TOUCH = "lost_touch", _("We lost touch")
    NOT_STARTED = "not_started", _("She never started")


class Face(models.TextChoices):
    """Is this what you wanted? Three faces at the exit."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("A bit")
    NO = "no", _("No")


class AnswerState(models.TextChoices):
    ANSWERED = "answered", _("answered")
    SKIPPED = "skipped", _("skipped")
    RATHER_NOT = "rather_not_say", _("rather not say")
    UNKNOWN = "unknown", _("does not know")


class LabourStatus(models.TextChoices):
    """ESF+ status when she came, derived from her answers (source S3-11)."""

    EMPLOYED = "employed", _("employed")
    UNEMPLOYED = "unemployed", _("unemployed")
    INACTIVE = "inactive", _("not looking for work, or not able to")
    UNKNOWN = "unknown", _("not known")


class TypedBy(models.TextChoices):
    HERSELF = "herself", _("She typed it herself")
    WORKER = "worker", _("A worker typed, she talked")
    INTERPRETER = "interpreter", _("A worker typed, with an interpreter")
    PAPER = "paper", _("Typed over from paper")


class WishForm(models.TextChoices):
    TYPED = "typed", _("typed by her")
    SPOKEN = "spoken", _("spoken by her, written down word for word")


class LadderMoment(models.TextChoices):
    """When in her journey she tells how much she decides herself."""

    START = "start", _("At the start")
    MIDDLE = "middle", _("Halfway")
    END = "end", _("At the end")
    BETWEEN = "between", _("Any day")


class ReferralState(models.TextChoices):
    SENT = "sent", _("sent")
    SEEN = "seen", _("seen")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("withdrawn")


class SignalReason(models.TextChoices):
    NO_COACH = "no_coach", _("No coach")
    SILENCE = "silence", _("Silence")
    STEP = "step", _("A step is overdue")
    REFERRAL = "referral", _("No answer to a referral")
    CHECK = "check", _("After-care check is due")
    REVIEW = "review", _("Plan to be reviewed")
    CONSENT = "consent", _("Consent expires")
    INTAKE = "intake", _("Intake is not finished")
    AGREE = "agree", _("Plan waits for a yes")
    RHYTHM = "rhythm", _("Less contact than the phase asks")
    HER_YES = "her_yes", _("A result waits for her yes")
    TALK = "talk", _("She said no and wants to talk")
    CANNOT = "cannot", _("She cannot come to a meeting")
    CHILDCARE = "childcare", _("No childcare for a meeting")
    WRONG = "wrong", _("Something is wrong, she says")
    LEAVES = "leaves", _("Everything about her will be erased")
    OFFER = "offer", _("You may offer her the questions how she is")
    CIRCLE = "circle", _("She changed who may see her")
    OPENED = "opened", _("Her hidden file was opened")
    NOT_MET = "not_met", _("She and her volunteer did not meet")
    TIME_ENDS = "time_ends", _("The time with her volunteer ends")
    STOPPED = "stopped", _("She and her volunteer stopped")
    PROPOSE = "propose", _("Nobody is proposed to her any more")
    MID_TALK = "mid_talk", _("Talk about how it goes with her volunteer")


class Weight(models.IntegerChoices):
    """How pressing a signal is; the worklist asks for each apart."""

    URGENT = 1, _("first")
    SOON = 2, _("soon")
    THIS_WEEK = 3, _("this week")


class Route(models.TextChoices):
    """Why she fits the target group: both routes are recorded so that results can be compared."""

    EXPERIENCE = "experience", _("by experience in the sector")
    INTEREST = "interest", _("by interest in the sector")
    NONE = "", _("not said")


class DiscriminationGround(models.TextChoices):
    GENDER = "gender", _("Being a woman")
    AGE = "age", _("Age")
    DISABILITY = "disability", _("Disability or illness")
    PREGNANCY = "pregnancy", _("Pregnancy or new motherhood")
    ORIGIN = "origin", _("Where she or her parents come from")
    RELIGION = "religion", _("Religion or headscarf")
    OTHER = "other", _("Something else")


class DiscriminationPlace(models.TextChoices):
    WORK = "work", _("At work")
    APPLYING = "applying", _("When applying for a job")
    AGENCY = "agency", _("At a temp agency")
    SCHOOL = "school", _("At school")
    OFFICE = "office", _("At an office or institution")


class DiscriminationWish(models.TextChoices):
    REGISTER = "register", _("Only note it")
    ADVICE = "advice", _("Advice on what she can do")
    COMPLAINT = "complaint", _("Make a complaint")
