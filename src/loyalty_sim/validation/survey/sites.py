"""The link between staff and customers over sites: climate as staff see it, satisfaction as customers answer."""

import numpy as np

SITE_LINK = "r(climate,SAT) over sites"
FEWEST_SITES, FEWEST_ANSWERS = 10, 2
LEAST_RELIABLE = 0.1


def site_link(
    climate: np.ndarray, staff_site: np.ndarray, satisfaction: np.ndarray, customer_site: np.ndarray
) -> float:
    """Correlation over sites of mean climate and mean satisfaction, freed from the noise of small samples.

    Every answer comes with the number of its site; the mean of a site is as reliable as the differences between sites
    are large against those within (ICC(2)), and the correlation is divided by the root of both reliabilities (Spearman
    1904). Not a number with fewer than ten sites, or if sites do not differ beyond chance.
    """
    both = np.intersect1d(_with_enough(staff_site), _with_enough(customer_site))
    if len(both) < FEWEST_SITES:
        return np.nan
    staff, certain = _means(climate, staff_site, both)
    customers, sure = _means(satisfaction, customer_site, both)
    if min(certain, sure) < LEAST_RELIABLE:
        return np.nan
    return float(np.clip(np.corrcoef(staff, customers)[0, 1] / np.sqrt(certain * sure), -1.0, 1.0))


def _with_enough(sites: np.ndarray) -> np.ndarray:
    found, size = np.unique(sites, return_counts=True)
    return np.asarray(found[size >= FEWEST_ANSWERS])


def _means(values: np.ndarray, sites: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, float]:
    """Mean of every wanted site, and the reliability of these means in [0, 1]."""
    groups = [values[sites == site] for site in wanted]
    mean = np.array([group.mean() for group in groups])
    error = np.mean([group.var(ddof=1) / len(group) for group in groups])
    spread = mean.var(ddof=1)
    return mean, float(max(0.0, 1.0 - error / spread)) if spread > 0 else 0.0
