"""All given moments, in the order of their sources."""

from functools import cache

from loyalty_sim.validation.evidence.given import answers, calls, cohort, contacts, panels, units
from loyalty_sim.validation.evidence.given.moment import Given, Standing
from loyalty_sim.validation.evidence.published import Wanted

SHOWN = (Standing.COMPARABLE, Standing.PARTLY, Standing.FITTED)
"""What a target shows beside the figure; inputs and what is not comparable have no figure of the model."""


@cache
def everything() -> tuple[Given, ...]:
    """Every given moment of the package.

    >>> sorted({each.table for each in everything()})[:2]
    ['acsi_industry_comp_satis.csv', 'acsi_industry_expect_quality_satis.csv']
    """
    sources = (answers, panels, cohort, units, calls, contacts)
    return tuple(each for source in sources for each in source.given())


def bands_of(target: str) -> tuple[Wanted, ...]:
    """The statistics of one target, with the bands that follow from the given figures."""
    return tuple(_wanted(each) for each in everything() if each.target == target and each.standing in SHOWN)


def _wanted(given: Given) -> Wanted:
    figure = f"{given.value:.3g} ± {given.error:.2g}"
    return Wanted(given.target, given.name, given.name, figure, *given.band, standing=given.standing)
