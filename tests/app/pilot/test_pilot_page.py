"""The page of pilots: what is asked is checked, a visitor gets a trial, learns from one, and next answers take it."""

from io import StringIO
from zlib import crc32

import numpy as np
import pandas as pd
import pytest
from nicegui import ui
from scipy.stats import norm
from visiting import set_value, text_of, texts, until

from loyalty_sim.app.computing import piecewise
from loyalty_sim.app.computing.learnt import check_learnt, keep_learnt
from loyalty_sim.app.computing.piecewise import Done
from loyalty_sim.app.pilot import asked
from loyalty_sim.app.pilot.address import address_of, read_address
from loyalty_sim.app.pilot.asked import PilotRequest, learn_command, read_request
from loyalty_sim.app.pilot.choices import triable
from loyalty_sim.app.pilot.decline import DeclineRequest, read_decline
from loyalty_sim.app.pilot.question import levers_in
from loyalty_sim.app.pilot.received import in_words, read_result, stated_result
from loyalty_sim.app.visitor_request import VisitorRequest, read_query
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.pilot.arms import check_arms, with_sites
from loyalty_sim.studies.pilot.planted import planted
from loyalty_sim.studies.pilot.study import pilot_study
from planted_pilot import SITES, PlantedPilotLab

HOTEL = VisitorRequest(both={"trade": "hotel", "market.customers": "3000"}, only_b={"firm.levers.climate": "2"})
HERE = "/pilot?trade=hotel&market.customers=5000"
KEY = "theory.satisfaction.price_weight"


def said(request):
    with pytest.raises(ScenarioError) as caught:
        request()
    return str(caught.value)


# -- what is asked ------------------------------------------------------------------------------------------------


def test_an_address_asks_the_same_again_and_the_command_says_it():
    request = PilotRequest(HOTEL, 12, 50_000.0, 250.0, ("satisfaction", "churn"), 0.1, 40)
    again = read_address([pair.split("=", 1) for pair in address_of(HOTEL, "trial", request.beside()).partition("?")[2]
                          .replace("%2C", ",").split("&")])  # fmt: skip
    assert read_request(again) == request
    assert again.word("tab") == "trial"
    assert request.command() == (
        "loyalty-sim pilot baseline b.yaml trade=hotel market.customers=3000 --sites 12 --budget 50000 --per-site 250 "
        "--measures satisfaction,churn --asked 0.1 --worlds 40"
    )
    decline = DeclineRequest(HOTEL, "training:0", 2.0, (20, 40), 0.2)
    assert read_decline(read_address([*again.question.both.items(), *((f"pilot.{k}", v) for k, v in
                                      decline.beside().items())])).answers == (20, 40)  # fmt: skip
    assert decline.command() == (
        "loyalty-sim measure baseline trade=hotel market.customers=3000 --cut training:0 --points 2 --answers 20,40 "
        "--bonus 0.2 --seeds 8"
    )


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("pilot.site", "12")], "did you mean  pilot.sites ?"),
        ([("pilot.sites", "many")], "sites = 'many' is no number"),
        ([("pilot.sites", "8.5")], "no whole number"),
        ([("pilot.answers", "ten")], "cannot read the answers 'ten'"),
    ],
)
def test_words_of_an_address_that_mean_nothing_are_named(pairs, told):
    assert told in said(lambda: (read_request(read_address(pairs)), read_decline(read_address(pairs))))


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (PilotRequest(HOTEL, 3), "sites = 3"),
        (PilotRequest(HOTEL, 101), "more than a page takes"),
        (PilotRequest(HOTEL, budget=-1.0), "budget = -1.0"),
        (PilotRequest(HOTEL, worlds=17), "none of those that a page takes"),
        (PilotRequest(HOTEL, measures=("joy",)), "there is no measure 'joy'"),
        (PilotRequest(VisitorRequest(b="price_war")), "holds for the whole firm"),
        (PilotRequest(VisitorRequest(both={"market.customers": "90000"}), worlds=96), "more than a page takes"),
    ],
)
def test_what_cannot_be_tried_is_said_before_any_run(request_, told):
    assert told in said(request_.arms)


@pytest.mark.parametrize(
    ("more", "told"),
    [({"cut": "postions:0.7"}, "did you mean  positions ?"), ({"points": 0.0}, "points = 0"),
     ({"answers": (1,)}, "answers = 1"), ({"bonus": 0.9}, "bonus = 0.9")],
)  # fmt: skip
def test_what_cannot_be_watched_is_said_before_any_run(more, told):
    assert told in said(DeclineRequest(HOTEL, **more).today)


def test_scenarios_that_can_be_tried_are_those_that_the_study_takes():
    market = ["trade=hotel", "market.customers=3000"]
    base = with_sites(load_scenario("baseline", market), 8)
    for name in ("people_first", "let_it_slide"):
        check_arms(base, with_sites(load_scenario(name, market), 8))
    assert {"people_first", "service_first", "let_it_slide"} <= set(triable())
    assert not {"baseline", "price_war", "test_first", "pay_above_market"} & set(triable())


def test_levers_are_read_and_the_nearest_is_named():
    assert levers_in("climate=2; training = 1.5") == {"climate": "2", "training": "1.5"}
    assert "did you mean  climate ?" in said(lambda: levers_in("climat=2"))
    assert "such as climate=1.5" in said(lambda: levers_in("climate=-1"))


# -- the result of a pilot ----------------------------------------------------------------------------------------


def test_weeks_at_sites_are_read_by_treated_sites_and_nothing_names_a_folder():
    table = planted(effect=4.0, sites=12, treated=4, weeks=26, starts=(14,))
    found = read_result("pilot.csv", table.to_csv(index=False).encode(), ("satisfaction",), "mixed_model", 0)
    assert found.found[0].weeks == 13
    assert "from 12 sites, 4 of them treated" in in_words(found)[-1]
    wrong = table.drop(columns="answers").to_csv(index=False).encode()
    told = said(lambda: read_result("pilot.csv", wrong, ("satisfaction",), "mixed_model", 0))
    assert "no column 'answers'" in told
    assert "/tmp" not in said(lambda: read_result("pilot.csv", b"a,b\n1,2\n", (), "mixed_model", 0))


@pytest.mark.parametrize("name", ["pilot.parquet", "../pilot.csv", "pilot.yaml"])
def test_files_of_other_kinds_and_names_are_not_opened(name):
    assert "pilot" in said(lambda: read_result(name, b"", (), "mixed_model", 0))


def test_an_effect_that_is_not_whole_is_asked_for():
    assert "standard error above 0" in said(lambda: stated_result("satisfaction", 1.0, 0.0, 26))
    assert "weeks = 400" in said(lambda: stated_result("satisfaction", 1.0, 1.0, 400))


# -- a visitor ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trial():
    """The answer about a change whose worth worlds disagree on."""
    market = ["trade=hotel", "market.customers=5000", "market.weeks=156"]
    arms = [with_sites(load_scenario(name, market), SITES) for name in ("baseline", "people_first")]
    worlds = pd.DataFrame({"trade.wage": np.linspace(800.0, 900.0, 16)})
    study = pilot_study(*arms, measures=["satisfaction"], worlds=worlds)
    return carry_out(study, PlantedPilotLab(0.1 + norm.ppf((np.arange(16) + 0.5) / 16), error=0.3))


async def test_a_visitor_gets_a_trial_with_its_plan_and_sheet(user, trial, monkeypatch):
    from loyalty_sim.app.pilot.inquiry import PilotInquiry

    files, went, requests = {}, [], []

    async def found(self, request, keep, change, progress):
        requests.append((request, keep.trade.site_positions))
        progress(3, 4)
        return trial

    monkeypatch.setattr(PilotInquiry, "pilot", found)
    monkeypatch.setattr(ui.download, "content", lambda text, name, kind: files.update({name: text}))
    monkeypatch.setattr(ui, "run_javascript", went.append)
    await user.open(f"{HERE}&pilot.sites=20&pilot.measures=satisfaction")
    set_value(user, "budget", 90_000)
    user.find(marker="find").click()
    await until(user, "design-status", "done: ")
    [(request, positions)] = requests
    assert (request.sites, request.budget, request.measures, positions) == (20, 90_000.0, ("satisfaction",), 2)
    assert text_of(user, "verdict") == trial.summary().do[0]
    assert trial.summary().do[0].startswith("Test first: ")
    [steps] = user.find(marker="steps").elements
    assert any("Treat them from week 14 on" in text for text in texts(steps))
    await user.should_see("What a trial is worth, and what it costs")
    assert "pilot.sites=20&pilot.budget=90000&pilot.measures=satisfaction" in went[-1]
    user.find("Sheet for the branches").click()
    sheet = pd.read_csv(StringIO(files["pilot.csv"]))
    assert list(sheet.columns) == ["site", "week", "treated", "satisfaction", "answers"]
    assert sheet.groupby("site")["treated"].max().sum() == trial.detail.best.trial.sites_begun(trial.detail.best.weeks)
    assert sheet.loc[sheet["week"] <= 13, "treated"].sum() == 0
    assert sheet["week"].max() == 13 + trial.detail.best.weeks


@pytest.fixture
def planted_pairs(monkeypatch):
    """Pairs in which B lifts satisfaction by a setting of the world."""

    def look_at(piece):
        lifts = piece.job.label.startswith("B") * 10 * flatten(piece.job.scenario)[KEY]
        luck = np.random.default_rng([piece.job.seed, crc32(piece.job.label.encode())]).normal(0, 0.01)
        return Done({"satisfaction": 70.0 + lifts + luck, "profit": 100.0 * lifts}, "")

    monkeypatch.setattr(piecewise, "look_at", look_at)
    monkeypatch.setattr(asked, "LEARN_WORLDS", 12)


async def test_what_was_learnt_is_used_until_it_is_forgotten(user, planted_pairs, monkeypatch):
    went = []
    monkeypatch.setattr(ui, "run_javascript", went.append)
    await user.open(f"{HERE}&pilot.tab=result")
    for marker, value in (("effect", 30.0), ("error", 0.5)):
        set_value(user, marker, value)
    user.find(marker="of-effect").click()
    await until(user, "result-status", "done: ")
    assert "no world can do this" in text_of(user, "warning")
    await user.should_see("found +30 points of 100")
    user.find(marker="use").click()
    await user.should_see(marker="learnt")
    word = went[-1].partition("learnt=")[2][:12]
    assert check_learnt(word, "hotel").is_file()
    question = read_query([("trade", "hotel"), ("learnt", word)])
    assert question.command().endswith("--learnt learnt.parquet --seeds 20")
    assert learn_command(question).endswith("--worlds learnt.parquet")
    assert question.scenarios()
    assert "is of trade=hotel, and not of bank" in said(read_query([("trade", "bank"), ("learnt", word)]).scenarios)
    user.find(marker="forget").click()
    await user.should_not_see(marker="learnt")
    assert "learnt=" not in went[-1]


async def test_an_address_with_what_is_not_kept_says_so(user):
    await user.open(f"{HERE}&learnt=0123456789ab&pilot.sits=1")
    await user.should_see("there is nothing called 'pilot.sits'")
    user.find(marker="find").click()
    await until(user, "design-status", "change what is named above")
    await user.should_see("what was learnt under '0123456789ab' is not kept here")
    set_value(user, "levers", "climat=2")
    user.find(marker="find").click()
    await user.should_see("there is no lever of a site 'climat'")


def test_only_so_many_learnt_worlds_are_kept(user, monkeypatch, tmp_path):
    monkeypatch.setattr("loyalty_sim.app.computing.learnt.MOST_KEPT", 2)
    words = [keep_learnt(pd.DataFrame({KEY: np.full(9, 0.1 * at)})) for at in range(3)]
    assert sum((default_store().folder / "learnt" / f"{word}.parquet").is_file() for word in words) == 2
