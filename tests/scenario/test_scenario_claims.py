"""The library covers every claim, docs/scenarios.md says so in the words of the files, and every scenario runs."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.scenario.presets import config_dir, options

ROOT = Path(__file__).parents[2]
CLAIMS = [f"K{number:02}" for number in range(1, 42)]


def claimed(name: str) -> list[str]:
    """Claims in the second line of a scenario's file."""
    lines = (config_dir() / "scenario" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    return re.findall(r"K\d\d", lines[1]) if lines[1].startswith("# Claims: ") else []


def table() -> dict[str, tuple[set[str], set[str]]]:
    """Scenarios and trades by claim, from the table in the docs."""
    rows = {}
    for line in (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"K\d\d", cells[0]):
            assert cells[0] not in rows
            rows[cells[0]] = (set(re.findall(r"`(\w+)`", cells[2])), set(cells[3].replace(",", " ").split()))
    return rows


@pytest.mark.parametrize("name", options("scenario"))
def test_every_scenario_says_which_claims_it_is_for(name):
    claims = claimed(name)
    assert claims
    assert claims == sorted(set(claims) & set(CLAIMS))


def test_the_table_in_the_docs_is_that_of_the_files():
    by_claim = {claim: {name for name in options("scenario") if claim in claimed(name)} for claim in CLAIMS}
    assert {claim: scenarios for claim, (scenarios, _) in table().items()} == by_claim
    assert all(by_claim.values())


def test_every_claim_names_trades_to_look_at():
    assert list(table()) == CLAIMS
    for _, trades in table().values():
        assert trades
        assert trades <= set(options("trade"))


@cache
def books(name: str) -> np.ndarray:
    """Every firm's profit and customers by week in a small bank market with this scenario."""
    market = ServiceMarket(load_scenario(name, ["market.customers=2000"]), rng=1).run()
    return market.history[["profit", "customers"]].to_numpy()


@pytest.mark.parametrize("name", [name for name in options("scenario") if name != "baseline"])
def test_every_scenario_runs_and_changes_something(name):
    found = books(name)
    assert np.isfinite(found).all()
    assert not np.array_equal(found, books("baseline"))
