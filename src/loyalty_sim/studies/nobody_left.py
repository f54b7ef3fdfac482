"""Runs at whose end a firm has no customers: how many there are, and over which runs a mean of satisfaction then is."""

from collections.abc import Iterable


def nobody_left(runs: int, of: int, why: str = "") -> str:
    """In how many of the runs our firm ends without customers, as a sentence; nothing if in none. why: what they did.

    >>> nobody_left(2, 6, "the firm has closed or lost them all")
    'No customers are left in 2 of 6 runs: the firm has closed or lost them all; satisfaction is that of the others.'
    >>> nobody_left(6, 6), nobody_left(0, 6)
    ('No customers are left in 6 of 6 runs.', '')
    """
    if not runs:
        return ""
    others = "; satisfaction is that of the others" if runs < of else ""
    return f"No customers are left in {runs} of {of} runs{f': {why}' if why else ''}{others}."


def nobody_left_in(customers: Iterable[float]) -> str:
    """The same by the customers that our firm has at the end of every run.

    >>> nobody_left_in([120.0, 0.0, 95.0, 0.0])
    'No customers are left in 2 of 4 runs; satisfaction is that of the others.'
    """
    at_the_end = list(customers)
    return nobody_left(sum(count == 0 for count in at_the_end), len(at_the_end))
