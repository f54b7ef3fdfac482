"""The page of a result, made once for all that read it; what `result` is, a module says."""

import pytest

from loyalty_sim.publish.page import render


@pytest.fixture(scope="module")
def with_charts(result):
    """With charts that a browser draws."""
    return render(result)


@pytest.fixture(scope="module")
def with_pictures(result):
    """With pictures, for paper."""
    return render(result, static=True)
