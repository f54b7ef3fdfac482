"""The link between staff and customers over sites, freed from the noise of small samples."""

import numpy as np
import pytest

from loyalty_sim.validation.survey.sites import site_link

SITES, STAFF, CUSTOMERS = 600, 5, 8


def surveys(link: float, sites: int = SITES, differ: float = 1.0):
    """Answers of staff and customers of sites whose true means go together this closely."""
    rng = np.random.default_rng(3)
    good, other = rng.standard_normal((2, sites))
    staff, customers = np.repeat(np.arange(sites), STAFF), np.repeat(np.arange(sites), CUSTOMERS)
    climate = differ * good[staff] + 2.0 * rng.standard_normal(len(staff))
    level = differ * (link * good + np.sqrt(1 - link**2) * other)
    return climate, staff, level[customers] + 2.0 * rng.standard_normal(len(customers)), customers


@pytest.mark.parametrize("link", [-0.6, 0.0, 0.6])
def test_small_samples_do_not_weaken_the_link(link):
    climate, staff, satisfied, customers = surveys(link)
    assert site_link(climate, staff, satisfied, customers) == pytest.approx(link, abs=0.1)
    means = (np.bincount(sites, values) for values, sites in ((climate, staff), (satisfied, customers)))
    assert abs(np.corrcoef(*means)[0, 1]) < 0.45


def test_nothing_is_said_of_few_sites_or_of_sites_that_do_not_differ():
    assert np.isnan(site_link(*surveys(0.6, sites=9)))
    assert np.isnan(site_link(*surveys(0.6, differ=0.0)))
