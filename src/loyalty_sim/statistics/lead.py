"""By how many weeks one figure goes ahead of another: the shift at which the two go together most."""

import numpy as np
from numpy.typing import NDArray


def lead(indicator: NDArray[np.float64], target: NDArray[np.float64], furthest: int) -> tuple[float, float]:
    """Weeks by which the indicator is ahead of the target, at most so many either way, and the correlation there.

    indicator, target (weeks,): responses that begin and end at nothing, so that what lies beyond the weeks counts as
    nothing; neither may be nothing throughout.

        >>> hump = np.r_[np.zeros(10), 1.0, 3.0, 1.0, np.zeros(10)]
        >>> weeks, correlation = lead(hump, -np.roll(hump, 4), furthest=8)
        >>> weeks, round(correlation, 6)
        (4.0, -1.0)
    """
    together = np.correlate(target, indicator, "full") / np.sqrt((indicator**2).sum() * (target**2).sum())
    shifts = np.arange(1 - len(target), len(target))
    near = np.abs(shifts) <= furthest
    best = int(np.abs(together[near]).argmax())
    return float(shifts[near][best]), float(together[near][best])
