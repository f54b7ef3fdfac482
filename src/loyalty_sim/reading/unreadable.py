"""What is said of a file that is not what its name says."""


class Unreadable(ValueError):  # noqa: N818 - reads as what it is
    """A file that cannot be read. line: where, counted from 1, if it is one place. help: what to do about it."""

    def __init__(self, message: str, line: int | None = None, help: tuple[str, ...] = ()):
        super().__init__(message)
        self.message, self.line, self.help = message, line, help

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, int | None, tuple[str, ...]]]:
        return type(self), (self.message, self.line, self.help)
