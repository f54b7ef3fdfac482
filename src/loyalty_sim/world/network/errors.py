"""What is said when a network cannot be built."""

from collections.abc import Sequence
from typing import Any


class NetworkError(ValueError):
    """A network that cannot be built or read. `problems` holds one sentence for each thing that is wrong."""

    def __init__(self, problems: Sequence[str]):
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))

    def __reduce__(self) -> Any:
        return type(self), (self.problems,)
