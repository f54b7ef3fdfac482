"""Loading: presets, scenarios, files and command lines, laid one over the other; and what is said if they are wrong."""

import threading
from pathlib import Path

import pytest

from loyalty_sim.scenario import ScenarioError, from_dict, load_scenario, scenario_hash, to_dict, to_yaml
from loyalty_sim.scenario.presets import GROUPS, config_dir, options
from loyalty_sim.scenario.schema import Scenario, settings


def problems(name="baseline", *overrides):
    with pytest.raises(ScenarioError) as caught:
        load_scenario(name, overrides)
    return caught.value.problems


def write(folder: Path, text: str) -> str:
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("group", GROUPS)
def test_every_preset_loads(group):
    assert options(group)
    for option in options(group):
        needs_file = ["network.kind=none"] if option == "file" else []
        assert isinstance(load_scenario(overrides=[f"{group}={option}", *needs_file]), Scenario)


@pytest.mark.parametrize("name", options("scenario"))
def test_every_scenario_is_named_after_its_file_and_tells_its_story(name):
    scenario = load_scenario(name)
    assert scenario.name == name
    assert scenario.title
    assert scenario.story.endswith(".")


def test_only_the_baseline_is_the_baseline():
    hashes = {scenario_hash(load_scenario(name)) for name in options("scenario")}
    assert len(hashes) == len(options("scenario"))


def test_the_command_line_wins_over_the_scenario():
    assert load_scenario("price_war").firm.levers.price == 0.9
    assert load_scenario("price_war", ["firm.levers.price=0.95"]).firm.levers.price == 0.95
    assert load_scenario("price_war", ["rivals=hold"]).rivals.strategies == ("match_price",)


def test_scenario_is_x_is_as_good_as_the_bare_name():
    assert load_scenario(overrides=["scenario=people_first"]) == load_scenario("people_first")


@pytest.mark.parametrize("word", ["+market.customers=2000", "++market.customers=2000", "market={customers:2000}"])
def test_habits_from_hydra_work(word):
    assert load_scenario(overrides=[word]).market.customers == 2000


def test_a_file_of_the_user_chooses_presets_and_sets_values(tmp_path):
    file = write(tmp_path, "network: none\nmarket:\n  customers: 3000\nfirm.levers.climate: 1.2\n")
    scenario = load_scenario(file, ["market.weeks=52"])
    assert scenario.name == "mine"
    assert (scenario.network.kind, scenario.market.customers, scenario.firm.levers.climate) == ("none", 3000, 1.2)
    assert scenario.market.weeks == 52


def test_a_file_of_the_user_may_start_from_a_scenario(tmp_path):
    scenario = load_scenario(write(tmp_path, "scenario: people_first\nfirm: {levers: {price: 1.1}}\n"))
    assert (scenario.firm.levers.climate, scenario.firm.levers.price) == (1.5, 1.1)


def test_what_is_written_out_reads_back_the_same(tmp_path):
    scenario = load_scenario("price_war", ["market.customers=5000", "firm.name='Bäcker & Söhne'"])
    assert load_scenario(write(tmp_path, to_yaml(scenario))) == scenario
    assert from_dict(to_dict(scenario)) == scenario


def test_the_hash_sees_settings_and_not_labels():
    plain = load_scenario()
    assert scenario_hash(plain._replace(name="x", title="y", story="z")) == scenario_hash(plain)
    assert scenario_hash(load_scenario(overrides=["market.exit_rate=0.0200001"])) != scenario_hash(plain)
    assert scenario_hash(load_scenario(overrides=["market.customers=10000"])) == scenario_hash(plain)


def test_the_hash_sees_the_content_of_a_network_file(tmp_path):
    file = tmp_path / "ties.csv"
    hashes = set()
    for tie in ("0,19", "1,19"):
        file.write_text(f"source,target\n{tie}\n")
        words = ["market.customers=20", "network=file", f"network.path={file}"]
        hashes.add(scenario_hash(load_scenario(overrides=words)))
    assert len(hashes) == 2


def test_from_dict_tells_all_problems():
    with pytest.raises(ScenarioError) as caught:
        from_dict({"market": {"customers": 0, "weks": 3}})
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        (["trade=bnak"], "there is no trade 'bnak'", "did you mean  trade=bank ?"),
        (["scenario=people-first"], "there is no scenario 'people-first'", "did you mean  scenario=people_first ?"),
        (["network=a.csv"], "there is no network", "for a network of your own: network=file network.path=a.csv"),
        (["market.weeks=1,2"], "'market.weeks=1,2' gives several values to one setting", None),
        (["market.weeks=[1"], "cannot read 'market.weeks=[1'", None),
        (["market.weeks"], "'market.weeks' sets nothing", "write a setting as key=value, without spaces"),
        (["~market.weeks"], "'~market.weeks' would remove a setting", None),
        (["market@x=1"], "cannot read 'market@x=1'", None),
        (["=1"], "cannot read '=1'", None),
        (["firm.levers.climate=-1"], "firm.levers.climate = -1 is outside its range 0 to 20 times", None),
        (["market.customers=0"], "market.customers = 0 is outside its range 20 to 200,000,000 customers", None),
        (["network=file"], "network.kind = file needs a file", "name it: network.path=my_ties.csv"),
        (["network=file", "network.path=no.csv"], "no.csv: there is no such file", None),
        (["firm.levers_from=200"], "firm.levers_from = 200 is after the last of 156 weeks", None),
        (["rivals.strategies=[]"], "rivals.strategies is empty", "name one at least: [hold]"),
        (["rivals.count=50", "market.customers=50"], "50 customers are too few for 51 firms", None),
        (["market.customers=20", "network.degree=30"], "network.degree=30 needs more than 30 customers", None),
    ],
)
def test_one_wrong_word_gives_one_clear_problem(words, message, help):
    [problem] = problems("baseline", *words)
    assert problem.message.startswith(message)
    assert problem.where.startswith("command line: ") or help == "name it: network.path=my_ties.csv"
    assert help is None or help in problem.help


def test_weights_of_one_whole_cannot_exceed_it():
    [problem] = problems("baseline", "theory.loyalty.bond_weight=0.9")
    names = (f"theory.loyalty.{name}_weight" for name in ("satisfaction", "bond", "habit"))
    assert problem.message.startswith(f"{' + '.join(names)} = ")
    assert problem.message.endswith("is more than 1")
    [problem] = problems("baseline", "theory.recovery.remedy_weight=1")
    assert "theory.recovery.remedy_weight + theory.recovery.courtesy_weight" in problem.message


@pytest.mark.parametrize("section", ["performance", "attitudes"])
def test_shares_of_knowing_and_wanting_leave_room_by_their_ranges(section):
    """Knowing, wanting and being able are one whole; no pair within range exceeds it, so no check is needed."""
    shares = [s for s in settings(Scenario).values() if s.key.startswith(f"theory.{section}.")]
    shares = [share for share in shares if share.key.endswith(("_know", "_want"))]
    assert shares
    assert {share.parameter.high for share in shares} == {0.5}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["shocks.disaster.week=157"], "shocks.disaster.week = 157 is after the last of 156 weeks"),
        (["shocks.disaster.firm=4"], "shocks.disaster.firm = 4, but there are firms 0 to 3 only"),
    ],
)
def test_a_shock_must_strike_somebody_in_time(words, message):
    [problem] = problems("baseline", "shocks.disaster.size=0.5", *words)
    assert problem.message == message
    assert load_scenario("baseline", words), "a shock of no size is none"


def test_some_dimension_of_service_must_count():
    names = ("core", "reliability", "responsiveness", "assurance", "empathy", "tangibles", "wait", "ease")
    [problem] = problems("baseline", *(f"theory.quality.{name}=0" for name in names))
    assert "all weights" in problem.message


def test_a_network_of_more_customers_than_the_market_has_is_told(tmp_path):
    (tmp_path / "ties.csv").write_text("source,target\n" + "".join(f"{n},{n + 1}\n" for n in range(29)))
    [problem] = problems("baseline", "network=file", f"network.path={tmp_path / 'ties.csv'}", "market.customers=20")
    assert "network has 30 customers but the market has 20" in problem.message


def test_problems_of_names_grammar_and_values_come_together():
    found = problems("people-first", "trade=bnak", "a=1,2", "climate=60", "market.customers=lots")
    assert len(found) == 5


def test_a_problem_in_a_file_is_told_with_its_line(tmp_path):
    file = write(tmp_path, "trade: bnak\nfirm:\n  levers:\n    climat: 3\n    price: 0.1\n")
    assert [problem.where for problem in problems(file)] == [f"{file}:{line}" for line in (1, 4, 5)]


@pytest.mark.parametrize(
    ("text", "message"),
    [("firm: [", "not valid YAML"), ("- a\n- b\n", "holds no settings"), ("a: 1\na: 2\n", "duplicate key")],
)
def test_a_malformed_file_is_told(tmp_path, text, message):
    [problem] = problems(write(tmp_path, text))
    assert message in problem.message


def test_a_missing_file_is_told():
    [problem] = problems("nowhere.yaml")
    assert problem.message == "there is no file 'nowhere.yaml'"


def test_two_scenarios_are_one_too_many():
    [problem] = problems("people_first", "scenario=price_war")
    assert "two scenarios" in problem.message


def test_no_word_of_hydra_reaches_the_user():
    words = ["decision.climate=0.6", "trade=bnak", "trade/x=3", "hydra.run.dir=x", "a=[", "trade={a:1}"]
    text = "\n".join(map(str, problems("baseline", *words)))
    assert not any(word in text for word in ("struct", "append", "Hydra", "override", "Traceback"))


def test_scenarios_load_from_several_threads_at_once():
    loaded: list[Scenario] = []
    jobs = [threading.Thread(target=lambda: loaded.append(load_scenario("people_first"))) for _ in range(8)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    assert len(loaded) == 8
    assert len(set(loaded)) == 1


def test_config_files_hold_only_what_the_schema_knows():
    assert (config_dir() / "config.yaml").is_file()
    assert set(GROUPS) == {folder.name for folder in config_dir().iterdir() if folder.is_dir()}
