"""Which mechanisms carry, from the ablation that the package keeps."""

import pandas as pd

from generate.as_markdown import table
from loyalty_sim.data import DATA
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies.ablate.analysis import CARRIES, RECORDS
from loyalty_sim.studies.ablate.form import form_of_ablation
from loyalty_sim.theory.mechanisms import MECHANISM, NOT_YET

CONFIDENCE = 0.9


def lines() -> str:
    """One row a mechanism: decision, outcome, effects, difference, verdict."""
    form = form_of_ablation(kept(), "", Scenario().market.currency, CONFIDENCE)
    return table([head.text for head in form.heads], [row.cells for row in form.rows])


def counts() -> str:
    """How many carry, in a sentence."""
    verdicts = kept()["verdict"]
    asked = int((verdicts != RECORDS).sum())
    return f"{int((verdicts == CARRIES).sum())} of {asked} mechanisms carry."


def waiting() -> str:
    """Those that are known not to carry, and why."""
    return "\n".join(f"* **{code}** {MECHANISM[code].title}: {why}." for code, why in NOT_YET.items())


def kept() -> pd.DataFrame:
    """The table that the package keeps."""
    return pd.read_csv(DATA / "ablation.csv", keep_default_na=True).fillna({"decision": "", "read": ""})


PARTS = {"lines": lines, "counts": counts, "waiting": waiting}


def part(name: str) -> str:
    """One part of the page, by name."""
    return PARTS[name]()
