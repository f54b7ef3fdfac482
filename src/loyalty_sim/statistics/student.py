"""Student's t: places of the distribution, and what lies beyond one.

Read off `scipy.special`, of which `scipy.stats` gives the same numbers and takes a quarter of a second to import: every
process that runs or reads markets would wait for it.
"""

from typing import Any

from scipy.special import stdtr, stdtrit


def quantile(share: Any, freedom: Any) -> Any:
    """The place below which a share in (0, 1) of a t of so many degrees of freedom lies; numbers or arrays.

    >>> round(float(quantile(0.975, 9)), 3)
    2.262
    """
    return stdtrit(freedom, share)


def beyond(place: Any, freedom: Any) -> Any:
    """The share of a t of so many degrees of freedom that lies above a place; numbers or arrays.

    >>> round(float(beyond(2.262, 9)), 3)
    0.025
    """
    return stdtr(freedom, -place)
