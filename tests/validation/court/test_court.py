"""The court over a made-up market: what is planted turns, what changes nothing is the same, nothing is run twice."""

import json
from pathlib import Path

import numpy as np
import pytest

from html_page import check
from loyalty_sim.lab import observations
from loyalty_sim.publish.court_page import html, result_of, save_docket
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.claims import Claim, Part
from loyalty_sim.validation.claims.design import Effort, trials
from loyalty_sim.validation.court import Scope, as_case, court
from loyalty_sim.validation.court.curve import CURVES
from loyalty_sim.validation.court.identify import figures_of, identify
from loyalty_sim.validation.court.item import CLAIM, FINDING, TRIAL
from loyalty_sim.validation.court.look.followed import follow
from loyalty_sim.validation.court.own_trial import concerned
from loyalty_sim.validation.court.scope import FULL, QUICK, heard, weight
from loyalty_sim.validation.court.words import sentences
from loyalty_sim.validation.evidence import load_findings
from loyalty_sim.validation.evidence.published import Wanted
from loyalty_sim.validation.evidence.target import Situation, Target

COURT = Path(__file__).parents[3] / "experiments" / "court"
SCOPE = Scope("small", Effort(6, 0), 5, float("inf"), 3)
CLIMATE = Claim(
    id="K90",
    title="Climate pays",
    sentence="A better climate pays.",
    mechanisms=("E1",),
    arms={"usual": (), "more": ("firm.levers.climate=2",)},
    parts=(Part("climate raises profit by more than 2", {"more": 1, "usual": -1}, "profit", above=2, unit="money"),),
    customers=300,
    weeks=26,
    seeds=6,
)
COSTS = CLIMATE.parts[0]._replace(says="price costs more than 2", above=None, below=-2)
PRICE = CLIMATE._replace(
    id="K91", title="Price costs", arms={"usual": (), "more": ("firm.levers.price=1.25",)}, parts=(COSTS,)
)


def look(market):
    return {"repeat": 0.0}


TARGET = Target(
    "T99",
    {"one": Situation(look, customers=300, weeks=13)},
    lambda seen: {"repeat": float(seen["one"]["repeat"])},
    bands=(Wanted("T99", "repeat", "share who buy again", "0.8", 0.7, 0.9),),
)

MINE = """# mine.py
from loyalty_sim.extend import replace


@replace("satisfaction.reaction")
def flat(gap, p):
    return 0.0
"""


def made_up(job, watch):
    """Climate is worth 4, price costs 5; with a file of one's own climate is worth nothing, and fewer buy again."""
    scenario, own = job.scenario, bool(job.scenario.use)
    luck = np.random.default_rng(job.seed).integers(-100, 100) / 64  # exact in sums
    levers = scenario.firm.levers
    climate = 0.0 if own else 4.0
    worth = climate * levers.climate - 50.0 * (levers.price - 1.0) + luck * levers.climate / 64
    if watch is look:
        return {"repeat": (0.5 if own else 0.8) + 0.01 * luck}
    spend = 10.0 * (levers.climate + levers.process)
    if watch is follow:
        judged = {"loss": (0.9 if own else 1.0) + 0.001 * luck, "gain": 0.5 + 0.001 * luck, "updating": np.nan}
        return {"satisfaction": 80.0 + climate * (levers.climate - 1.0) + luck} | judged
    return {"books": np.ones((2, 1)), "profit": worth + job.seed, "gross_return": worth * spend, "spend": spend}


@pytest.fixture
def runs(monkeypatch):
    calls = []

    def see(job, watch):
        calls.append((job.label, job.seed, bool(job.scenario.use)))
        return made_up(job, watch)

    monkeypatch.setattr(observations, "see", see)
    return calls


@pytest.fixture
def hearing(runs, tmp_path):
    def hear(case, claims=(CLIMATE, PRICE), findings=(TARGET,)):
        return court(case, claims, findings, SCOPE, tmp_path / "seen", workers=1)

    return hear


def test_a_rule_that_takes_away_what_a_claim_rests_on_turns_it_and_no_other(hearing):
    docket = hearing(as_case([MINE]))
    climate, price = docket.of(CLAIM)
    assert (climate.before, climate.after, climate.lost, climate.beyond_luck) == ("holds", "fails", True, True)
    assert (price.before, price.after, price.turned, price.same) == ("holds", "holds", False, True)
    [shift] = climate.shifts
    assert shift.change.mean == pytest.approx(-4.0, abs=0.05)
    assert shift.change.low < -4.0 < shift.change.high or shift.change.high - shift.change.low < 1e-9
    assert shift.must_be == "higher by more than 2"


def test_a_finding_is_lost_with_its_interval(hearing):
    [found] = hearing(as_case([MINE])).of(FINDING)
    assert (found.before, found.after, found.lost) == ("in", "out", True)
    assert found.shifts[0].change.mean == pytest.approx(-0.3)
    assert found.shifts[0].must_be == "0.7 to 0.9"


def test_what_changes_nothing_is_the_same_in_every_figure(hearing):
    docket = hearing(as_case([], ["theory.reviews.learning=0.01"]))
    assert docket.same
    assert sentences(docket) == ["theory.reviews.learning=0.01 changes nothing that was asked: every figure is the "
                                 "same in every run."]  # fmt: skip


def test_settings_of_a_case_give_way_to_those_of_a_claim(hearing, runs):
    docket = hearing(as_case([], ["firm.levers.climate=2"]), findings=())
    climate, price = docket.of(CLAIM)
    assert climate.after == "fails"  # both arms have the better climate: the claim's own setting stands, no difference
    assert price.after == "holds"


def test_the_words_name_what_turns_what_is_lost_and_how_many_figures_moved(hearing):
    said = " ".join(sentences(hearing(as_case([MINE], name="flat"))))
    assert "Of 2 claims 1 turns: K90 holds -> fails (Climate pays)." in said
    assert "Of 1 published finding 0 gained, 1 lost: T99 in -> out (T99)." in said
    assert "Of 3 figures behind them 2 moved by more than luck explains, and 1 not at all." in said


def test_what_can_no_longer_be_measured_is_said(hearing, monkeypatch):
    def see(job, watch):
        found = made_up(job, watch)
        return found | ({"profit": np.nan} if job.scenario.use else {})

    monkeypatch.setattr(observations, "see", see)
    said = " ".join(sentences(hearing(as_case([MINE]))))
    assert "K90 holds -> undetermined (Climate pays, part of which can no longer be measured)" in said


def test_nothing_is_run_twice_and_the_shipped_side_once_for_all_cases(hearing, runs):
    first = hearing(as_case([MINE]))
    assert first.new == len(runs) == len(set(runs))
    assert hearing(as_case([MINE])).new == 0
    again = hearing(as_case([MINE.replace("0.0", "0.1")]))
    assert 0 < again.new == len(runs) - first.new
    assert all(own for _, _, own in runs[first.new :])


def test_one_number_for_one_question(hearing):
    numbers = [hearing(case).number for case in (as_case([MINE]), as_case([MINE]), as_case([MINE + "\n"]))]
    assert numbers[0] == numbers[1] != numbers[2]
    assert hearing(as_case([MINE]), claims=(CLIMATE,)).number != numbers[0]


def test_the_record_and_the_page_hold_rule_hash_seeds_and_citation(hearing, tmp_path):
    docket = hearing(as_case([MINE]))
    result = result_of(docket)
    result.save(tmp_path / "there")
    page, record = save_docket(docket, result, tmp_path / "there")
    kept = json.loads(record.read_text())
    assert kept["docket"] == docket.number
    assert kept["case"]["files"]["mine.py"] in kept["citation"]
    assert "def flat(gap, p)" in kept["case"]["sources"][0]
    assert kept["scope"]["finding_seeds"] == 5
    assert [each["after"] for each in kept["claims"]] == ["fails", "holds"]
    shown = check(page.read_text(encoding="utf-8"))
    assert "holds → fails" in shown.text
    assert f"Docket {docket.number}" in shown.text
    assert {"of", "figure", "side", "pair", "value"} <= set(result.runs.columns)


def test_the_headline_curves_are_drawn_for_a_whole_hearing(runs, tmp_path, monkeypatch):
    monkeypatch.setattr("loyalty_sim.validation.court.hearing.load_claims", lambda: [CLIMATE])
    monkeypatch.setattr("loyalty_sim.validation.court.hearing.load_findings", lambda: [TARGET])
    docket = court(as_case([MINE], name="flat"), scope=SCOPE, folder=tmp_path / "seen", workers=1)
    assert [curve.name for curve in docket.returns] == list(CURVES)
    climate = docket.returns[0]
    assert all(shift.moved for shift in climate.marginal)
    assert "Returns to climate: 5 of 5 steps change" in " ".join(sentences(docket))
    assert html(docket, "cited").count("data:image/png") == 2
    [own] = docket.of(TRIAL)
    effect, loss, gain, updating = own.shifts
    assert (own.id, own.turned, len(effect.samples[0])) == ("C1", False, SCOPE.own)
    assert effect.change.mean == pytest.approx(-2.0)  # climate times 1.5, worth 4 a unit as shipped and nothing after
    assert (loss.moved, gain.same, updating.same) == (True, True, True)
    assert "Its own mechanism C1 (Expectation and disconfirmation): 2 of 4 figures move" in " ".join(sentences(docket))
    assert "Its own mechanisms" in html(docket, "cited")


@pytest.mark.parametrize(
    ("files", "words", "codes"),
    [(["symmetric_disconfirmation.py"], [], ["C1"]), (["s_shaped_response.py"], [], ["F7"]),
     (["no_talk.py"], [], ["W1r", "W2", "W3r"]), ([], ["theory.barriers.on=false"], ["C4", "C4b"]),
     ([], ["firm.levers.climate=2"], [])],
)  # fmt: skip
def test_a_case_is_about_the_mechanisms_whose_theory_it_replaces_or_sets(files, words, codes):
    case = as_case([COURT / file for file in files], words)
    assert [each.code for each in concerned(case)] == codes


def test_a_quick_hearing_leaves_out_what_is_heavy():
    light = heard(load_findings(), QUICK)
    assert 8 <= len(light) < len(heard(load_findings(), FULL)) == len(load_findings())
    assert all(weight(target) <= QUICK.heaviest for target in light)


@pytest.mark.parametrize(
    ("files", "words", "said"),
    [((), (), "nothing is brought"), ((), ("trade=bank",), "choose 'trade'"), (("gone.py",), (), "cannot be read"),
     (("# bad.py\nfrom loyalty_sim.extend import replace\n\n\n@replace('satisfaction.reactions')\ndef f(gap, p):\n"
       "    return 0.0\n",), (), "did you mean")],
)  # fmt: skip
def test_what_cannot_be_tried_is_refused_before_any_run(files, words, said):
    with pytest.raises(ScenarioError, match=said):
        as_case(files, words)


@pytest.mark.parametrize("file", sorted(COURT.glob("*.py")), ids=lambda file: file.stem)
def test_the_cases_that_are_shipped_can_be_tried(file):
    assert as_case([file]).files.keys() == {file.name}


def test_a_planted_theory_is_named_among_candidates(hearing):
    """What was seen under other luck than that of the candidates lies nearest to the theory that made it."""
    planted = {"mine": figures_of(hearing(as_case([MINE]))), "shipped": figures_of(hearing(as_case([MINE])), side=0)}
    seen = {name: values[:2] for name, values in planted["mine"].items()}
    others = {who: {name: values[2:] for name, values in own.items()} for who, own in planted.items()}
    nearest, other = identify(seen, others)
    assert nearest.name == "mine"
    assert nearest.distance < 10 < other.distance


def test_by_luck_alone_the_distance_of_the_right_one_is_one():
    rng = np.random.default_rng(4)
    far = []
    for _ in range(300):
        seen, own = ({f"{n}": rng.normal(size=30) for n in range(20)} for _ in range(2))
        far.append(identify(seen, {"right": own})[0].distance)
    assert np.mean(far) == pytest.approx(1.0, abs=0.15)


def test_seeds_begin_where_they_are_asked_to():
    own = next(trials(CLIMATE, Effort(3, 0, first=40)))
    assert [job.seed for job in own.jobs["more"]] == [40, 41, 42]
