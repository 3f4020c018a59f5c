"""What can go wrong in an action, in words a person can use."""


class Refused(Exception):
    """A rule says no. `message`: one translated sentence (what, where, how to mend); `field`: the form field."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Conflict(Exception):
    """Somebody else saved first. `theirs`: field name -> the text that now stands, to show beside one's own."""

    def __init__(self, theirs: dict[str, str], version: int) -> None:
        super().__init__("saved by somebody else in the meantime")
        self.theirs = theirs
        self.version = version
