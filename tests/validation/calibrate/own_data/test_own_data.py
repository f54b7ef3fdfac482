"""A user's own data: templates work, problems come all at once, and known parameters are given back."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.calibrate.markets import Effort, Markets
from loyalty_sim.validation.calibrate.own_case import OWN_STAGES, own_case
from loyalty_sim.validation.calibrate.own_data import read_own_data
from loyalty_sim.validation.calibrate.report import trade_file, trade_file_name
from loyalty_sim.validation.calibrate.run import calibrate
from loyalty_sim.validation.calibrate.template import write_templates
from loyalty_sim.validation.survey import interview
from loyalty_sim.validation.survey.period import year_of

EFFORT = Effort(customers=3_000, points=12, waves=1, years=2, rounds=1)


def test_templates_can_be_read_as_they_are(tmp_path):
    write_templates(tmp_path)
    data = read_own_data(tmp_path / "data.yaml")
    assert set(data.tables) == {"customers", "employees", "shares", "transactions"}
    assert data.tables["customers"]["again"].between(1, 10).all()
    case, direct, _ = own_case(data, tmp_path / "out")
    assert direct["firm.share"] == pytest.approx(0.30)
    assert direct["rivals.count"] == 3
    assert direct["trade.need_rate"] == pytest.approx(0.30, abs=0.05)
    assert direct["trade.tenure_years"] == pytest.approx(8.0, abs=1.0)
    assert direct["trade.contract_share"] == pytest.approx(0.8, abs=0.05)
    assert direct["trade.wage"] / direct["trade.tariff"] == pytest.approx(900 / 20, rel=1e-4)
    assert {
        "mean LOY 0-100",
        "r(SAT,LOY)",
        "complaint rate",
        "ICC(1) of climate in units",
        "r(climate,SAT) over sites",
    } <= set(case.targets)
    assert load_scenario(overrides=list(case.settings)).rivals.count == 3


def test_templates_overwrite_nothing(tmp_path):
    write_templates(tmp_path)
    with pytest.raises(FileExistsError, match=r"data\.yaml"):
        write_templates(tmp_path)


def test_everything_wrong_is_said_at_once(tmp_path):
    write_templates(tmp_path)
    text = (tmp_path / "data.yaml").read_text()
    text = text.replace("trade: bank", "trade: bnak").replace("satisfaction: satisfaction", "satisfaction: overall")
    text = text.replace("climate: engagement", "climat: engagement").replace("\nshares:", "\nsharess:")
    (tmp_path / "data.yaml").write_text(text)
    table = (tmp_path / "transactions.csv").read_text().splitlines()
    table[3] = "C0001,soon,5"
    (tmp_path / "transactions.csv").write_text("\n".join(table))
    with pytest.raises(ScenarioError) as error:
        read_own_data(tmp_path / "data.yaml")
    said = str(error.value)
    for part in ("no trade 'bnak'", "did you mean  bank", "no column 'overall'", "'climat'", "section 'sharess'",
                 "is 'soon' in line 4", "it takes a number"):  # fmt: skip
        assert part in said
    assert len(error.value.problems) >= 5


def test_answers_off_their_scale_are_refused(tmp_path):
    write_templates(tmp_path)
    table = (tmp_path / "customers.csv").read_text().splitlines()
    table[5] = "11," + table[5].partition(",")[2]
    (tmp_path / "customers.csv").write_text("\n".join(table))
    with pytest.raises(ScenarioError, match="1 to 10"):
        read_own_data(tmp_path / "data.yaml")


def test_a_file_that_is_not_there_points_to_the_templates(tmp_path):
    with pytest.raises(ScenarioError, match="--template"):
        read_own_data(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("spend: spend", "spend: turnover", "'customers.csv' has no column 'turnover' (for customers.spend)"),
        ("  columns:", "  colums:", "did you mean  columns"),
        ("file: shares.csv", "file: share.csv", "did you mean  shares.csv"),
        ("focal: our bank", "focal: our bnk", "did you mean  our bank"),
        ("again: [0, 10]", "agian: [0, 10]", "did you mean  again"),
        ("scale: [1, 5]", "scale: [5, 1]", "the scale of employees is [5, 1]"),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_line(tmp_path, old, new, said):
    write_templates(tmp_path)
    text = (tmp_path / "data.yaml").read_text()
    (tmp_path / "data.yaml").write_text(text.replace(old, new))
    with pytest.raises(ScenarioError) as error:
        read_own_data(tmp_path / "data.yaml")
    assert "data.yaml:" in next(each.where for each in error.value.problems if said in str(each))


TRUTH = {"theory.intention.base": 0.05, "theory.survey.doubt": 0.28, "theory.survey.halo": 0.09,
         "trade.tariff": 31.0}  # fmt: skip
FITTED = tuple(TRUTH)[:3]


def test_known_parameters_come_back_within_their_intervals(tmp_path):
    """Data from a market with settings of its own; the fit starts from the preset and finds them again."""
    words = [f"{key}={value}" for key, value in TRUTH.items()]
    market = ServiceMarket(rng=11, overrides=["trade=bank", "market.customers=6000", "market.weeks=104", *words])
    market.run(52)
    complained = year_of(market).complained
    seen = interview(market, complained, 2500, items=1)
    _write(tmp_path, seen, market)
    case, direct, _ = own_case(read_own_data(tmp_path / "mine.yaml"), tmp_path / "out")
    assert direct["trade.tariff"] == pytest.approx(TRUTH["trade.tariff"], rel=0.05)
    found = calibrate([case], OWN_STAGES[:2], markets=Markets(EFFORT, 1, tmp_path / "kept"))
    estimates = {e.key.rpartition("|")[2]: e for done in found.done for e in done.fit.estimates}
    for key in FITTED:
        assert estimates[key].interval_low <= TRUTH[key] <= estimates[key].interval_high, estimates[key]
    assert estimates["theory.survey.doubt"].pinned > 0.2
    file = tmp_path / trade_file_name(case)
    file.write_text(trade_file(found, case))
    fitted = load_scenario(str(file))
    assert fitted.theory.survey.doubt == pytest.approx(found.values["mine"]["theory.survey.doubt"])
    assert fitted.trade.answers.endswith("answers.csv")


def _write(folder, seen, market):
    books = market.history.tail(52 * len(market.history["firm"].unique()))
    each = 52 * books["revenue"].sum() / books["customers"].sum()
    spend = np.random.default_rng(0).gamma(4.0, each / 4.0, len(seen.overall))
    lines = ["satisfaction,quality,expectation,again,complained,spend"]
    answers = (seen.overall, seen.quality, seen.expectation, seen.again, seen.complained, spend)
    for s, q, e, a, c, m in zip(*answers, strict=True):
        lines.append(f"{s:.0f},{1 + 0.09 * q:.0f},{1 + 0.09 * e:.0f},{a:.0f},{c:.0f},{m:.2f}")
    (folder / "mine.csv").write_text("\n".join(lines) + "\n")
    (folder / "mine.yaml").write_text("trade: bank\ncustomers: {file: mine.csv}\n")
    assert len(np.unique(seen.overall)) > 5
