"""Codes and PINs cannot be tried out: after a few wrong ones each costs a wait twice as long as the one before."""

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

FREE, LONGEST, FORGIVEN_AFTER = 5, 600.0, 3_600.0
"""Wrong guesses without a wait; the longest wait; how long after the last wrong one all is forgiven. Seconds."""
MOST = 10_000


class Guesses:
    """Wrong guesses by who made them. clock: seconds, for tests.

    >>> guesses = Guesses(clock=lambda: 0.0)
    >>> for _ in range(7):
    ...     guesses.wrong("192.168.1.20")
    >>> guesses.wait("192.168.1.20"), guesses.wait("192.168.1.21")
    (4, 0)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *who: str) -> int:
        """Whole seconds until the next guess is looked at, the longest of all named; 0 for now."""
        return max(ceil(self._wait(each)) for each in who)

    def wrong(self, *who: str) -> None:
        """Count a wrong guess."""
        for each in who:
            count, last = self._wrong.pop(each, (0, 0.0))
            if self._clock() - last > FORGIVEN_AFTER:
                count = 0
            self._wrong[each] = (count + 1, self._clock())
        while len(self._wrong) > MOST:
            self._wrong.popitem(last=False)

    def _wait(self, who: str) -> float:
        count, last = self._wrong.get(who, (0, 0.0))
        needed = min(LONGEST, 2.0 ** (min(count, 40) - FREE)) if count > FREE else 0.0
        return max(0.0, last + needed - self._clock())
