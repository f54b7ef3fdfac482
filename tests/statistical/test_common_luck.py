"""Common random numbers save runs, as the page on them says, and do not move what is found."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_pairs_need_many_times_fewer_runs_than_independent_ones():
    """With the 40 seeds of the page: of the first twelve one pair differs by +6,000 in profit, the others by -4,000."""
    gains = runpy.run_path(str(ROOT / "experiments" / "common_luck.py"))["gains"]
    table = gains(workers=1).set_index("outcome")
    assert (table["gain"] > 10).all()
    assert (table["correlation"] > 0.9).all()
    apart = (table["paired"] - table["independent"]).abs() / table["its error "]
    assert (apart < 4).all()  # six outcomes, 40 seeds: by luck in fewer than one of 1,000 tries
