"""docs/trades.md says of every trade what its file says, and measured figures that the tests hold it to."""

import re
from pathlib import Path

import pytest
from test_trades import BANDS

from loyalty_sim import load_scenario
from loyalty_sim.compiled import plain
from loyalty_sim.theory.employees.failure import incidence
from loyalty_sim.world.channel_mix import channel_mix

TEXT = (Path(__file__).parents[2] / "docs" / "trades.md").read_text(encoding="utf-8")


def table(heading: str) -> dict[str, dict[str, str]]:
    """The first table under a heading, by trade and column."""
    lines = [line for line in TEXT.split(f"## {heading}")[1].split("\n## ")[0].splitlines() if line.startswith("|")]
    names, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def test_all_tables_have_every_trade():
    for heading in ("What distinguishes them", "How customers deal with them", "How they balance"):
        assert sorted(table(heading)) == sorted(BANDS)


@pytest.mark.parametrize("trade", BANDS)
def test_what_distinguishes_a_trade_is_what_its_file_says(trade):
    row, scenario = table("What distinguishes them")[trade], load_scenario(overrides=[f"trade={trade}"])
    t, q = scenario.trade, scenario.theory.quality
    total = q.core + q.reliability + q.responsiveness + q.assurance + q.empathy + q.tangibles + q.wait + q.ease
    said = {
        "needs a year": f"{52 * t.need_rate:.1f}",
        "contract %": f"{100 * t.contract_share:.0f}",
        "tariff": f"{t.tariff:g}",
        "customers per position": f"{t.customers_per_employee:g}",
        "gravity": f"{scenario.theory.failure.gravity:.2f}",
        "switching cost": f"{t.switching_cost:.1f}",
        "core": f"{100 * q.core / total:.0f}",
        "empathy": f"{100 * q.empathy / total:.0f}",
        "tangibles": f"{100 * q.tangibles / total:.0f}",
        "wait": f"{100 * q.wait / total:.0f}",
        "ease": f"{100 * q.ease / total:.0f}",
        "rivals": str(scenario.rivals.count),
        "answers of": t.evidence,
    }
    assert row == {"trade": trade} | said


@pytest.mark.parametrize("trade", BANDS)
def test_how_customers_deal_with_a_trade_is_what_its_file_says(trade):
    scenario = load_scenario(overrides=[f"trade={trade}"])
    mix = channel_mix(scenario.trade.channels, scenario.theory.channels)
    figures = [*mix.shares, *mix.offered, mix.misfits, scenario.theory.special_needs.share]
    assert list(table("How customers deal with them")[trade].values()) == [trade, *(f"{100 * x:.0f}" for x in figures)]


@pytest.mark.parametrize("trade", BANDS)
def test_what_was_measured_lies_in_the_bands(trade):
    row, bands = table("How they balance")[trade], BANDS[trade]
    for column, (low, high) in {"kept %": bands.retention, "margin %": bands.margin, "wages %": bands.wages}.items():
        assert low <= float(row[column]) <= high
    load, usual = re.findall(r"[\d.]+", row["load (usual)"])
    assert abs(float(load) - float(usual)) < 0.1


ASKED = ("bank", "airline")
"""Trades of the index: its survey asks customers of every firm whether they complained."""


@pytest.mark.parametrize("trade", BANDS)
def test_failures_follow_from_how_many_complain_by_one_rule(trade):
    """Bank and airline are set by how many say they complained; busy weeks add to what is in force."""
    row, scenario = table("How often it fails")[trade], load_scenario(overrides=[f"trade={trade}"])
    told = 1.0 if row["published"] == "had a problem" else float(row["told %"]) / 100
    t = scenario.trade
    by_rule = 1000 * plain(incidence)(float(row["% a year"]) / 100, told, 52 * t.need_rate, t.need_shape)
    assert float(row["by the rule"]) == pytest.approx(by_rule, rel=0.03)
    assert float(row["in force"]) == pytest.approx(1000 * scenario.theory.failure.usual)
    if trade in ASKED:
        assert float(row["complain %"]) == pytest.approx(float(row["% a year"]), rel=0.1)
    else:
        assert scenario.theory.failure.usual * 1000 == pytest.approx(by_rule, rel=0.1)
    assert 0.85 < float(row["measured"]) / float(row["in force"]) < 1.4
