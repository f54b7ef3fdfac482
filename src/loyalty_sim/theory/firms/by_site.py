"""F - Some sites get more of a lever than others: a trial, a roll-out in steps, a practice that one site has found.

Claim: at its site money does what it would do in the whole firm, spent on all customers at the same rate, and costs the
site's part of that. What the firm's attention, focus and disruption answer to is what it spends in all, so that a trial
at few sites takes little of them.

    money = max(0, everywhere + extra)          (at the rate of the whole firm)
    part  = positions / all_positions           (of the firm's money, and of the firm's mean)
    mean  = so_far + part (here - first)        (over the sites, one by one, from the first on)

Positions are those of the usual staffing. Levers are paid per customer of the start, and a site has customers as it has
positions. Judgement.
"""

from loyalty_sim.compiled import rule


@rule
def money(everywhere: float, extra: float) -> float:
    """Money >= 0 on a lever at a site, at the rate of the whole firm: what is spent everywhere, and more or less here.

    >>> money(100.0, 20.0), money(100.0, -120.0)
    (120.0, 0.0)
    """
    return max(0.0, everywhere + extra)


@rule
def part(positions: float, all_positions: float) -> float:
    """Part of the firm that a site is, 0-1, by its usual positions.

    >>> part(6.0, 24.0)
    0.25
    """
    return positions / max(all_positions, 1.0)


@rule
def mean(so_far: float, part: float, here: float, first: float) -> float:
    """A mean over sites with one more of them: it begins as the first, and where all are alike it is exactly that.

    >>> mean(0.5, 0.25, 0.75, 0.25)
    0.625
    """
    return so_far + part * (here - first)
