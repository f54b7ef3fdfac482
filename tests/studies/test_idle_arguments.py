"""What would change nothing is refused in Python too, before any market is run."""

import pandas as pd
import pytest

from loyalty_sim import discover, load_scenario, optimise, returns, sensitivity
from loyalty_sim.studies.learn.findings import read_findings

WAGE = ["trade.wage=500:900"]
A, B = load_scenario(), load_scenario("people_first")
TABLE = pd.DataFrame({"trade.wage": [500.0 + 10 * n for n in range(8)]})
IDLE = {
    "factors without worlds": (lambda: optimise(9e3, ["climate"], worlds=0, factors=WAGE), "where worlds = 0"),
    "factors beside a table": (lambda: optimise(9e3, ["climate"], worlds=TABLE, factors=WAGE), "worlds are a table"),
    "size of a tornado": (lambda: sensitivity(A, factors=WAGE, size=16), "a tornado has two points a factor"),
    "top of named factors": (lambda: sensitivity(A, factors=WAGE, top=3), "top = 3: factors that are named"),
    "top of a discovery": (lambda: discover(A, B, WAGE, top=3), "top = 3: factors that are named"),
    "a form of a price": (lambda: returns("price", A, forms="power"), "price is no spend"),
}


@pytest.fixture(autouse=True)
def no_market(monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.lab.Lab.run", lambda *asked, **how: pytest.fail("a market was run"))


@pytest.mark.parametrize("case", IDLE)
def test_it_is_refused(case):
    ask, said = IDLE[case]
    with pytest.raises(ValueError, match=said):
        ask()


@pytest.mark.parametrize("given", [{"settle": 2}, {"measures": ["churn"]}, {"estimator": "mixed_model"}])
def test_stated_effects_are_not_read_off_anything(tmp_path, given):
    file = tmp_path / "pilot.csv"
    file.write_text("measure,effect,se,unit,weeks\nsatisfaction,2.1,0.8,points of 100,26\n")
    with pytest.raises(ValueError, match=f"--{next(iter(given))} changes nothing here"):
        read_findings(file, **given)
