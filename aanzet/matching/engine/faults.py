"""What is wrong with a problem, in one clear sentence."""


class BadProblem(ValueError):
    """The problem cannot be solved as it stands. The message says what is wrong, where, and how to mend it."""
