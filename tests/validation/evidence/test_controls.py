"""The score can fail: small markets in which a finding must not come out, beside those in which it must."""

import numpy as np
import pytest

from loyalty_sim.validation.evidence import load_targets, score


def small(id, tmp_path, seeds, **size):
    """Entries of a target and its controls in markets of another size, by name of the control ("" for its own)."""
    [target] = load_targets([id])
    situations = {name: each._replace(**size) for name, each in target.situations.items() if name != "noise"}
    if id == "T10":
        situations["noise"] = situations["calm"]._replace(weeks=10)
    found = score([target._replace(situations=situations)], seeds=seeds, controls=True, folder=tmp_path, workers=1)
    entries = {entry.control.name if entry.control else "": entry for entry in found.entries}
    return {name: {line.wanted.statistic: line.judged.mean for line in entry.lines} for name, entry in entries.items()}


def test_without_loyalty_double_jeopardy_remains_and_repeat_buying_does_not(tmp_path):
    found = small("T01", tmp_path, 2, customers=3_000)
    assert found[""]["repeat"] > 0.7
    assert found["no loyalty"]["correlation"] > 0.5
    assert found["no loyalty"]["repeat"] < 0.7


def test_contagion_is_gone_without_talk_and_among_strangers(tmp_path):
    found = small("T02", tmp_path, 4, customers=8_000)
    assert found[""]["hazard"] > 1.2
    assert found["no talk"]["hazard"] == pytest.approx(1.0, abs=0.2)
    assert found["shuffled ties"]["hazard"] == pytest.approx(1.0, abs=0.2)


def test_a_symmetric_standard_comes_back_and_the_ratchet_does_not(tmp_path):
    found = small("T10", tmp_path, 2, customers=4_000)
    assert found[""]["four_years"] < 0.1
    assert found["symmetric standard"]["left_over"] == pytest.approx(0.0, abs=0.7)
    assert np.sign(found["symmetric standard"]["four_years"]) > 0
