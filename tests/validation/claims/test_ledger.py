"""The ledger over a made-up market: runs are shared and kept, verdicts follow the effects, mutants are scored."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.lab import observations as seen
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.publish.ledger_page import save_ledger
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.scenario.in_part import after_opening
from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, claims
from loyalty_sim.validation.claims.design import QUICK, Effort, trials
from loyalty_sim.validation.claims.look.observed import observed
from loyalty_sim.validation.claims.mutation import Mutant, deaf, mutants, score, without
from loyalty_sim.validation.claims.runs import run_missing
from loyalty_sim.validation.claims.words import paragraph

PART = Part(
    says="<more> climate raises profit by more than 2",
    effect={"more": 1, "usual": -1},
    measure="profit",
    above=2,
    unit="money",
    claimed=5,
)
CLAIM = Claim(
    id="K90",
    title="Climate pays",
    sentence="A better climate pays.",
    mechanisms=("E1",),
    arms={"usual": (), "more": ("firm.levers.climate=2",)},
    parts=(PART,),
    search=Search(
        trades=("bank", "airline"),
        dials=(Dial("theory.spend.slope", "slope", (0.02, 0.2)), Dial("theory.spend.base", "base", (0.2, 0.3))),
    ),
    customers=300,
    weeks=26,
    seeds=6,
)
EFFORT = Effort(None, 6)


def made_up(job, watch):
    """Profit rises by 4 with climate where spending follows satisfaction and know, want, can are complements."""
    scenario, seed = after_opening(job.scenario), job.seed
    complements = scenario.theory.performance.substitution < 0
    worth = 4.0 if scenario.theory.spend.slope > 0.06 and complements else 0.0
    luck = np.random.default_rng([seed, round(1000 * scenario.firm.levers.climate)]).standard_normal()
    return {"books": np.ones((2, 1)), "profit": worth * scenario.firm.levers.climate + 0.1 * luck + seed}


@pytest.fixture
def market(monkeypatch):
    calls = []

    def see(job, watch):
        calls.append(job.seed)
        return made_up(job, watch)

    monkeypatch.setattr(seen, "see", see)
    return calls


def ledger(folder, *asked):
    return claims(asked or [CLAIM], EFFORT, folder, workers=1)


def test_a_condition_is_found_and_said(market, tmp_path):
    [entry] = ledger(tmp_path).entries
    assert (entry.own, entry.verdict) == ("holds", "holds when")
    assert entry.conditions == [(("theory.spend.slope", "0.2"),)]
    said = paragraph(entry)
    assert "slope (theory.spend.slope) is 0.2" in said
    assert "Practitioners say 5" in said


def test_asking_again_costs_nothing_and_equal_runs_are_shared(market, tmp_path):
    runs = 2 * 6 + 8 * 2 * 6
    assert ledger(tmp_path, CLAIM, CLAIM._replace(id="K91")).new_runs == runs == len(market)
    assert ledger(tmp_path).new_runs == 0


def test_a_ledger_that_was_stopped_goes_on_where_it_stood(monkeypatch, tmp_path):
    def fails_at_four(job, watch):
        if job.seed == 4:
            raise ZeroDivisionError("out of luck")
        return made_up(job, watch)

    monkeypatch.setattr(seen, "see", fails_at_four)
    with pytest.raises(RunFailed, match="2 of 12 runs failed"):
        claims([CLAIM], Effort(None, 0), tmp_path, workers=1)
    monkeypatch.setattr(seen, "see", made_up)
    assert claims([CLAIM], Effort(None, 0), tmp_path, workers=1).new_runs == 2
    assert not list(tmp_path.rglob(".*"))


def test_a_kept_run_is_read_as_it_was(tmp_path):
    was = made_up(next(iter(trials(CLAIM, EFFORT))).jobs["usual"][0], None)
    seen.keep(was, tmp_path / "run.npz")
    again = observed(seen.read(tmp_path / "run.npz"))
    assert again.figures == {"profit": was["profit"]}
    assert (again.books == was["books"]).all()


def test_what_cannot_be_tested_is_said_and_costs_nothing(market, tmp_path):
    silent = Claim("K92", "Love", "People love it.", ("C1",), untestable="Love is not in the model.")
    [entry] = ledger(tmp_path, silent).entries
    assert entry.verdict == "not testable here"
    assert paragraph(entry).endswith("Love is not in the model.")
    assert not market


def test_a_setting_there_is_not_stops_everything_before_any_work(market, tmp_path):
    wrong = CLAIM._replace(arms={"usual": (), "more": ("firm.levers.klimate=2",)})
    with pytest.raises(ScenarioError, match="climate"):
        ledger(tmp_path, CLAIM, wrong)
    assert not market


def test_a_mechanism_off_flips_the_claim_that_rests_on_it_alone(market, tmp_path):
    other = CLAIM._replace(id="K93", mechanisms=("C9",), parts=(PART._replace(above=None, below=9.0),))
    found = mutants([CLAIM, other], Effort(None, 0), tmp_path, workers=1)
    off = {(mutant.mechanism, mutant.claim): mutant for mutant in found}
    assert off["E1", "K90"]._replace(effects=()) == Mutant("E1", "K90", True, "holds", "fails")
    assert off["E1", "K90"].effects == pytest.approx([0.0], abs=0.2)
    assert off["E1", "K93"].as_it_should
    assert not off["C9", "K93"].as_it_should, "it does not rest on complaining, whatever it says"
    assert score(found).heard == 0.5
    assert off["C9", "K93"] in deaf(found)
    fewer = mutants([CLAIM, other], Effort(None, 0), tmp_path, workers=1, others=0)
    assert {(each.mechanism, each.claim) for each in fewer} == {key for key, each in off.items() if each.rests}
    assert off["E1", "K90"] not in deaf(found)


def test_a_mechanism_goes_after_the_common_opening_and_as_the_claim_says():
    assert without("E1", CLAIM) == ("later.theory.performance.substitution=1",)
    own = CLAIM._replace(neutral={"E1": ("theory.performance.substitution=0.5",)})
    assert without("E1", own) == ("later.theory.performance.substitution=0.5",)
    assert without("F8", CLAIM) == ("rivals.strategies=[hold]",)


def test_pages_hold_everything_and_escape_what_is_written(market, tmp_path):
    made = ledger(tmp_path / "runs")
    paths = save_ledger(made, tmp_path / "page", [Mutant("E1", "K90", True, "holds", "holds")])
    assert {path.name for path in paths} == {"claims.md", "claims.html", "claims.csv", "mutants.csv", "K90.png"}
    tried = pd.read_csv(tmp_path / "page" / "mutants.csv")
    assert tried.to_dict("records") == [
        {"mechanism": "E1", "claim": "K90", "rests": True, "before": "holds", "after": "holds", "as_it_should": False}
    ]
    page = (tmp_path / "page" / "claims.html").read_text()
    assert "&lt;more&gt; climate raises profit" in page
    assert "data:image/png;base64," in page
    assert "http" not in page.replace("http-equiv", "")
    text = (tmp_path / "page" / "claims.md").read_text()
    assert "| [K90](#k90) | Climate pays | holds when |" in text
    assert "Not as it should: K90 without E1." in text


def test_missing_runs_are_run_once_whatever_the_number_of_claims(market, tmp_path):
    planned = [*trials(CLAIM, EFFORT), *trials(CLAIM, EFFORT)]
    assert run_missing(planned, tmp_path, workers=1) == len(market) == 108


def test_pages_say_that_a_ledger_is_quick_and_what_a_test_was_before(market, tmp_path):
    told = CLAIM._replace(otherwise="If money bought nothing.", earlier=Earlier("fails", "It asked for two things."))
    save_ledger(claims([told], QUICK, tmp_path / "runs", workers=1), tmp_path / "page")
    for name in ("claims.md", "claims.html"):
        page = (tmp_path / "page" / name).read_text()
        assert "Verdicts may differ from those of the full ledger." in page
        assert "If money bought nothing." in page
        assert "came to: fails. It was written anew. It asked for two things." in page
    save_ledger(ledger(tmp_path / "runs", told), tmp_path / "full")
    assert "Verdicts may differ" not in (tmp_path / "full" / "claims.md").read_text()


def test_a_teacher_finds_a_claim_by_topic_with_why_and_a_question(market, tmp_path):
    one = CLAIM._replace(topic="People who serve", question="Who serves those who serve?")
    two = CLAIM._replace(id="K94", topic="Money and returns")
    found = mutants([one, two], Effort(None, 0), tmp_path / "runs", workers=1)
    save_ledger(ledger(tmp_path / "runs", one, two), tmp_path / "page", found)
    page, text = ((tmp_path / "page" / name).read_text() for name in ("claims.html", "claims.md"))
    assert page.count('<section data-topic="people-who-serve">') == 1
    assert 'id="only-money-and-returns"' in page
    assert "* **People who serve**: [K90](#k90) holds when." in text
    for words in (
        "skill without will or means is worth little",
        "Who serves those who serve?",
        "complements it is: fails.",
    ):
        assert words in page
        assert words in text
