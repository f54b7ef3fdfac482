"""Python files from outside: what they may declare, what is refused, and that it holds wherever markets are run."""

import json
import sys
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim import ServiceMarket, branch, compare, load_scenario, run, sweep
from loyalty_sim.agents.strategies import STRATEGIES
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.app.what_if.upload import read_file
from loyalty_sim.cli.commands import app
from loyalty_sim.extend import UseError, replace, strategy
from loyalty_sim.extend.read_file import declared, name_of, read, strategies_in
from loyalty_sim.lab.checkpoint import load_checkpoint, save_checkpoint
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.store import Store
from loyalty_sim.scenario import ScenarioError, from_dict, scenario_hash, to_dict, to_yaml
from loyalty_sim.scenario.load import using, with_use
from loyalty_sim.studies.branch.study import burn_in
from loyalty_sim.studies.saved import load_result
from loyalty_sim.week.outside import check_use, from_outside

SIZE = ["market.customers=300", "market.weeks=13"]
RULE = """
    from loyalty_sim.extend import replace

    @replace("complaint.still_felt")
    def still_felt(grievance, p):
        return {size} * grievance
"""
"""Of a rule that one small pass uses, so that it is compiled soon."""


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Writes a file of this name into the folder the test runs in."""
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "my_rules.py") -> str:
        Path(name).write_text(textwrap.dedent(text))
        return name

    return write


def rule(size: float) -> str:
    return RULE.format(size=size)


def profit(**given) -> float:
    return ServiceMarket(load_scenario("baseline", SIZE, **given), rng=0).run().outcomes()["profit"]


# -- what is declared --------------------------------------------------------------------------------------------------


def test_a_rule_is_that_of_replace_rule(file):
    market = ServiceMarket(load_scenario("baseline", SIZE), rng=0)
    market.replace_rule("complaint.still_felt", lambda grievance, p: 0.2 * grievance)
    assert profit(use=file(rule(0.2))) == market.run().outcomes()["profit"] != profit()


def test_passes_are_replaced_inserted_and_removed(file):
    text = """
        from loyalty_sim.extend import insert, remove, replace

        seen = []

        @replace("talk")
        def silence(market):
            seen.append("silence")

        @insert(after="meet")
        def look(market):
            seen.append("look")

        remove("listen")
    """
    market = ServiceMarket(load_scenario("baseline", SIZE, use=file(text)), rng=0)
    names = market.plan.names()
    assert names[names.index("meet") + 1] == "look"
    assert "listen" not in names
    market.run(2)
    seen = market.plan[names.index("look")].run.__globals__["seen"]
    assert seen == ["look", "silence"] * 2


def test_a_strategy_is_known_by_its_name(file):
    text = """
        from typing import NamedTuple

        from loyalty_sim.extend import strategy

        @strategy
        class CutPrices(NamedTuple):
            by: float = 0.05

            def decide(self, firm, market):
                firm.price = firm.price - self.by
    """
    config = load_scenario("baseline", [*SIZE, "rivals.strategies=[cut_prices,hold]"], use=file(text))
    market = ServiceMarket(config, rng=0).run()
    assert market.firms[1].price < market.firms[2].price == 1.0
    assert strategies_in(config.use[0]) == ["cut_prices"]
    assert from_dict(to_dict(config)) == config


def test_a_network_takes_the_place_of_the_scenarios(file):
    text = """
        import networkx as nx

        from loyalty_sim.extend import network

        @network
        def ring(customers, seed):
            return nx.cycle_graph(customers)
    """
    market = ServiceMarket(load_scenario("baseline", SIZE, use=file(text)), rng=0)
    assert set(market.world.ties.start[1:] - market.world.ties.start[:-1]) == {2}


def test_a_module_is_read_by_its_name_or_itself(file, monkeypatch):
    file(rule(0.2), "rules_of_mine.py")
    monkeypatch.syspath_prepend(".")
    import rules_of_mine  # type: ignore[import-not-found]

    texts = {read(each) for each in ("rules_of_mine.py", "rules_of_mine", rules_of_mine, Path("rules_of_mine.py"))}
    assert len(texts) == 1
    assert rules_of_mine.still_felt(1.0, None) == 0.2, "an ordinary import declares nothing and changes nothing"
    del sys.modules["rules_of_mine"]


def test_several_files_hold_together_and_the_same_one_once(file):
    one = file(rule(0.2))
    two = file("from loyalty_sim.extend import remove\nremove('listen')", "two.py")
    config = load_scenario("baseline", [*SIZE, f"use={two}"], use=[one, two])
    assert list(map(name_of, config.use)) == ["two.py", "my_rules.py"]
    assert from_outside(config.use).rules


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1 / 0", r"my_rules.py:1: ZeroDivisionError: division by zero"),
        ("x = 1\nx +", r"my_rules.py:2: SyntaxError"),
        ("x = 1", r"my_rules.py declares nothing"),
        ("from loyalty_sim.extend import replace\nreplace('talk')", r"my_rules.py declares nothing"),
        ("from loyalty_sim.extend import strategy\n@strategy\nclass A: pass", r"the strategy a has no method decide"),
        ("from loyalty_sim.extend import insert\n@insert\ndef f(market): pass", r"says after which pass"),
        ("from loyalty_sim.extend import *\n@insert('talk')\nasync def f(market): pass", r"a plain function: without"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_when_it_is_named(file, text, message):
    with pytest.raises(ScenarioError, match=message):
        load_scenario("baseline", use=file(text))


@pytest.mark.parametrize("missing", ["nothing.py", "no.such.module", "numpy.core.nothing"])
def test_what_is_not_there_is_refused(missing):
    with pytest.raises(ScenarioError, match=missing):
        load_scenario("baseline", [f"use={missing}"])


HEAD = "from loyalty_sim.extend import *\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + "@replace('satisfaction.reacton')\ndef r(gap, p): return 0.0", r"my_rules.py: .*mean 'satisfac"),
        (HEAD + "@replace('satisfaction.reaction')\ndef r(gap): return 0.0", r"takes \(gap, p\); 'r' takes \(gap\)"),
        (HEAD + "@replace('satisfaction.reaction')\ndef r(gap, p): return float('nan')", r"'r' gives nan, for gap = 0"),
        (HEAD + "@replace('satisfaction.reaction')\ndef r(gap, p): return 'a'", r"'r' raises ValueError"),
        (HEAD + "@replace('satisfaction.reaction')\ndef r(gap, p): pass", r"'r' raises TypeError"),
        (HEAD + "@replace('satisfaction.reaction')\ndef r(gap, p): return gapp", r"name 'gapp' is not defined"),
        (HEAD + "@replace('tolk')\ndef r(market): pass", r"no pass 'tolk'; did you mean 'talk'"),
        (HEAD + "@insert(after='lunch')\ndef r(market): pass", r"no pass 'lunch'.*the week has strike, renew"),
        (HEAD + "@insert(after='meet')\ndef talk(market): pass", r"there is a pass 'talk' already"),
        (HEAD + "remove('lunch')", r"no pass 'lunch'"),
        (HEAD + 2 * "@replace('satisfaction.reaction')\ndef r(gap, p): return 0.0\n", r"replaced twice"),
        (HEAD + 2 * "@network\ndef r(customers, seed): pass\n", r"2 networks are declared: r, r"),
        (HEAD + "remove('listen')\n@replace('win_back.called')\ndef r(capability, p): return 0.0", r"used by no pass"),
    ],
)  # fmt: skip
def test_what_the_model_does_not_know_is_refused_before_any_work(file, text, message, closed_form_market):
    config = load_scenario("baseline", SIZE, use=file(text))
    for ask in (lambda: check_use(config.use), lambda: run(config, seeds=1, workers=1)):
        with pytest.raises(ScenarioError, match=message):
            ask()


def test_a_strategy_has_a_name_of_its_own(file):
    text = "from loyalty_sim.extend import strategy\n@strategy\nclass Hold:\n    def decide(self, firm, market): pass"
    with pytest.raises(ScenarioError, match="there is a strategy 'hold' already"):
        load_scenario("baseline", use=file(text))


def test_an_unknown_strategy_is_named_with_the_nearest(file):
    with pytest.raises(ScenarioError, match="no strategy 'match_prices'") as refused:
        load_scenario("baseline", ["rivals.strategies=[match_prices]"])
    assert "did you mean  match_price ?" in str(refused.value)


# -- what is kept ------------------------------------------------------------------------------------------------------


def test_the_text_is_the_configuration(file):
    plain = load_scenario("baseline", SIZE)
    one, two = (load_scenario("baseline", SIZE, use=file(rule(size))) for size in (0.2, 0.9))
    assert len({scenario_hash(each) for each in (plain, one, two)}) == 3
    assert len({Store(Path("store")).path(Job(each, 0)) for each in (plain, one, two)}) == 3
    assert "use" not in to_dict(plain)
    file(to_yaml(two), "saved.yaml")
    Path("my_rules.py").unlink()
    again = load_scenario("saved.yaml")
    assert again.use == two.use
    assert scenario_hash(again) == scenario_hash(two)


def test_a_result_reproduces_itself_without_the_file(file):
    result = run(load_scenario("baseline", SIZE), seeds=2, workers=1, use=file(rule(0.2)))
    result.save("kept")
    Path("my_rules.py").unlink()
    [scenario] = load_result("kept").scenarios.values()
    again = run(scenario, seeds=2, workers=1)
    assert again.table.equals(result.table)
    assert json.loads(Path("kept/run.json").read_text())["scenarios"]["baseline"]["use"] == list(scenario.use)
    from_file = run(load_scenario("kept/config.yaml"), seeds=2, workers=1)
    assert from_file.table.equals(result.table)


def test_worker_processes_know_it_and_the_store_tells_versions_apart(file):
    store = Store(Path("store"))
    asked = {"seeds": 2, "store": store}
    kept = [run(load_scenario("baseline", SIZE), use=file(rule(size)), workers=2, **asked) for size in (0.2, 0.9)]
    here = run(load_scenario("baseline", SIZE), use=file(rule(0.9)), workers=1, seeds=2)
    assert kept[1].table.equals(here.table)
    assert not kept[0].table.equals(kept[1].table)


def test_to_compare_with_and_without_is_to_give_it_to_one(file):
    plain = load_scenario("baseline", SIZE)
    same = compare(plain, plain, seeds=2, worlds=0, workers=1, use=file(rule(0.2)))
    one = compare(plain, with_use(plain, "my_rules.py"), seeds=2, worlds=0, workers=1)
    difference = (found.table.set_index("outcome")["difference"]["satisfaction"] for found in (same, one))
    assert next(difference) == 0.0 != next(difference)


def test_every_case_of_a_sweep_has_it(file):
    found = sweep({"firm.levers.climate": [1, 2]}, "baseline", SIZE, seeds=2, workers=1, use=file(rule(0.2)))
    assert [name_of(text) for text in found.provenance["scenarios"]["baseline"]["use"]] == ["my_rules.py"]
    by_hand = run(load_scenario("baseline", [*SIZE, "firm.levers.climate=2"], use="my_rules.py"), seeds=2, workers=1)
    mean = by_hand.table.set_index("outcome")["mean"]["profit"]
    assert mean in [pytest.approx(value) for value in found.table["profit_mean"]]


def test_checkpoints_and_branches_have_it(file):
    use = file(rule(0.2))
    config = load_scenario("baseline", SIZE, use=use)
    through = ServiceMarket(config, rng=0).run().outcomes()
    halfway = ServiceMarket(config, rng=0).run(6)
    Path(use).unlink()
    assert load_checkpoint(save_checkpoint(halfway, "half.npz")).run().outcomes() == through
    burn_in(config, 6, "burnt", seeds=1, workers=1)
    futures = branch("burnt", {"firm.levers.climate": [2]}, workers=1)
    same = futures.table[futures.table["firm.levers.climate"] == 1]["profit_mean"]
    assert same.iloc[0] == pytest.approx(through["profit"])
    other = branch(
        "burnt", {"firm.levers.climate": [2]}, workers=1, use=file("from loyalty_sim.extend import *\nremove('talk')")
    )
    assert not other.table["profit_mean"].equals(futures.table["profit_mean"])


# -- the command line and the application ------------------------------------------------------------------------------


def command(*words: str) -> str:
    answer = CliRunner().invoke(app, [*words, *SIZE])
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.mark.parametrize(
    "words",
    [("run",), ("compare", "people_first"), ("returns", "climate"), ("sweep", "firm.levers.climate=1,2"),
     ("sensitivity", "firm.levers.climate=0:2"), ("discover", "people_first", "firm.share=0.2:0.4"),
     ("optimise", "--budget", "1000", "--levers", "climate,training")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_every_study_takes_it_on_the_command_line(file, words):
    assert "with my_rules.py" in command(*words, "--use", file(rule(0.2)), "--dry-run")


def test_a_command_refuses_it_in_a_dry_run(file):
    file(HEAD + "remove('lunch')")
    answer = CliRunner().invoke(app, ["run", "--use", "my_rules.py", "--dry-run", *SIZE])
    assert answer.exit_code == 2
    assert "no pass 'lunch'" in answer.output


def test_files_hold_for_what_is_loaded_within(file):
    with using(file(rule(0.2))):
        assert load_scenario("baseline", SIZE).use
    assert not load_scenario("baseline", SIZE).use


@pytest.mark.parametrize(
    "given", ["evil.py", "# evil.py\nopen('trace', 'w')\nfrom loyalty_sim.extend import *\nremove('talk')"]
)
def test_visitors_of_the_application_can_name_no_file(file, given):
    file("open('trace', 'w')", "evil.py")
    with using((), closed=True):
        for both, own in (({"use": given}, {}), ({}, {"use": given})):
            with pytest.raises(ScenarioError, match="use cannot be set on a page"):
                VisitorRequest(both=both, only_b=own).scenarios()
        with pytest.raises(ScenarioError, match="when the application is started"):
            load_scenario("baseline", ["use=evil.py"])
        with pytest.raises(ScenarioError, match="brings Python with it"):
            read_file(json.dumps({"use": given}), VisitorRequest())
    assert not Path("trace").exists()


def test_the_application_serves_what_it_was_started_with(file):
    with using(file(rule(0.2)), closed=True):
        assert all(scenario.use for scenario in VisitorRequest().scenarios())


def test_claims_evidence_and_calibration_have_it(file):
    from loyalty_sim.validation.calibrate.markets import EFFORT, Case, scenario_of
    from loyalty_sim.validation.claims.design import QUICK
    from loyalty_sim.validation.claims.design import trials as of_claim
    from loyalty_sim.validation.claims.ledger import record
    from loyalty_sim.validation.claims.library import load_claims
    from loyalty_sim.validation.evidence.library import load_targets
    from loyalty_sim.validation.evidence.score import trials as of_target

    claims = load_claims(["K04"])
    with using(file(rule(0.2))):
        trials = [*of_claim(claims[0], QUICK), *of_target(load_targets(["T01"])[0], [], 2)]
        jobs = [job for trial in trials for some in trial.jobs.values() for job in some]
        scenarios = [*(job.scenario for job in jobs), scenario_of(Case("bank", ("trade=bank",), {}), {}, EFFORT)]
        assert {tuple(map(name_of, scenario.use)) for scenario in scenarios} == {("my_rules.py",)}
        assert record(claims, QUICK)["use"] == list(scenarios[0].use)


def test_provenance_and_report_name_the_file_and_its_hash(file):
    from loyalty_sim.publish.page.origin import origin_rows

    result = run(load_scenario("baseline", SIZE), seeds=1, workers=1, use=file(rule(0.2)))
    digits = result.provenance["use"]["my_rules.py"]
    assert f"my_rules.py {digits}" in dict(origin_rows(result.provenance))["Python of your own"]
    other = run(load_scenario("baseline", SIZE), seeds=1, workers=1, use=file(rule(0.9)))
    assert other.provenance["use"]["my_rules.py"] != digits


def test_a_market_takes_it_too(file):
    market = ServiceMarket(overrides=SIZE, rng=0, use=file(rule(0.2)))
    assert market.run().outcomes()["profit"] == profit(use="my_rules.py")


# -- small print -------------------------------------------------------------------------------------------------------


def test_outside_a_file_decorators_leave_functions_alone():
    def by(gap, p):
        return 0.0

    assert replace("satisfaction.reaction")(by) is by
    assert strategy(ServiceMarket) is ServiceMarket


def test_a_text_is_read_once_in_a_process(file):
    text = read(file(rule(0.2)))
    assert declared(text) is declared(text)
    with pytest.raises(UseError):
        declared("# none.py\n")


def test_strategies_typed_at_a_prompt_are_told_apart_too():
    found = []
    for price in ("0.9", "0.8"):
        names: dict = {"__name__": "prompt"}
        exec(f"class Typed:\n    def decide(self, firm, market):\n        firm.price = {price}", names)
        STRATEGIES["typed"] = names["Typed"]
        try:
            found.append(scenario_hash(load_scenario("baseline", ["rivals.strategies=[typed]"])))
        finally:
            del STRATEGIES["typed"]
    assert found[0] != found[1]


def test_a_strategy_entered_by_hand_is_known_to_studies_too(file):
    class Undercut:
        def decide(self, firm, market):
            firm.price = 0.9

    STRATEGIES["undercut"] = Undercut
    try:
        config = load_scenario("baseline", [*SIZE, "rivals.strategies=[undercut]"])
        assert ServiceMarket(config, rng=0).run().firms[1].price == 0.9
        here, there = (run(config, seeds=2, workers=workers) for workers in (1, 2))
        assert here.table.equals(there.table)
    finally:
        del STRATEGIES["undercut"]
    with pytest.raises(ScenarioError, match="no strategy 'undercut'"):
        load_scenario("baseline", ["rivals.strategies=[undercut]"])
