"""Playing a game: the same file gives the same bits, equals begin alike, and nothing is lost on the way."""

import numpy as np
import pytest
from game_files import SMALL

from loyalty_sim.game.deciding import Decided
from loyalty_sim.game.game import Decision, Game
from loyalty_sim.game.play import Play, at_quarter, state_file
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.result import results
from loyalty_sim.game.seats import seats, sister_seeds
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.week.records import FIELDS
from loyalty_sim.world.intercepts import appeal_for
from loyalty_sim.world.staff import shares

GAME = parse_game(SMALL)


@pytest.fixture(scope="module")
def played() -> Play:
    return Play(GAME).to(GAME.quarters)


def books(play: Play) -> np.ndarray:
    return play.market.ledger[: play.market.week]


def test_a_game_replays_bit_for_bit(played):
    again = Play(parse_game(SMALL)).to(2)
    assert again.market.week == 39
    assert np.array_equal(books(again), books(played))


def test_before_the_first_decision_everybody_does_the_usual(played):
    usual = Play(GAME, usual=range(4)).to(0)
    assert np.array_equal(books(usual), books(played)[:13])


def test_decisions_hold_from_the_first_week_of_their_quarter(played):
    price, climate = (books(played)[:, :, FIELDS.index(name)] for name in ("price", "spend_climate"))
    red, twin, blue = (played.seat(team) for team in ("Red", "Twin", "Blue"))
    assert price[:, red].tolist() == [1.0] * 26 + [0.95] * 13
    assert price[:, twin].tolist() == [1.0] * 13 + [1.04] * 26
    assert climate[13, red] == pytest.approx(1.5 * climate[12, red])
    assert (climate[:, blue] == climate[0, blue]).all()


def test_a_bot_does_what_its_strategies_do(played):
    robot = played.seat("Robot")
    price = books(played)[:, robot, FIELDS.index("price")]
    assert price[26] == 1.0  # in week 27 all still ask 1 and 1.04; Red comes down in that very week
    later = Play(GAME._replace(quarters=3)).to(3)
    assert books(later)[39, robot, FIELDS.index("price")] == pytest.approx(0.95)


def test_a_shock_strikes_its_team_in_its_weeks():
    play = Play(GAME).to(1)
    surges = []
    for _ in range(13):
        play.market.step()
        surges.append(play.market.world.firms.surge[play.seat("Blue")])
    assert surges == [1.0] * 2 + [1.5] * 6 + [1.0] * 5
    assert play.market.config.shocks.demand_surge.firm == play.seat("Blue")


def test_every_lever_can_be_decided():
    play = Play(GAME)
    firm = play.market.firms[2]
    wanted = {
        **GAME.standing("Red", 0),
        **dict.fromkeys(LEVERS, 0.25),
        "price": 0.9,
        "positions": 1.2,
        "pay": 1.1,
    }
    Decided(wanted).decide(firm, None)
    assert np.allclose(play.market.world.firms.spend[2], 0.25 * play.market.world.firms.reference_spend[2])
    assert (firm.price, firm.positions, firm.pay, firm.selectivity) == (0.9, 1.2, 1.1, 1.0)


@pytest.mark.parametrize("teams", range(2, 9))
def test_firms_begin_alike(teams):
    play = Play(parse_game(f"settings: {{market.customers: 4000}}\nteams: {[f'T{n}' for n in range(teams)]}"))
    firms = play.market.world.firms
    for name in ("staff_count", "capability", "price"):
        column = getattr(firms, name)
        assert np.allclose(column, column[0]), name
    assert np.allclose(appeal_for(shares(play.market.config), play.market.theory.choice), 0.0, atol=1e-12)
    expected = 4000 / teams
    assert np.abs(firms.customers - expected).max() < 4.5 * np.sqrt(expected)


def test_a_stopped_game_goes_on_where_it_stood(tmp_path, played):
    half = at_quarter(GAME, 1, tmp_path)
    assert half.quarter == 1
    assert len(list(tmp_path.iterdir())) == 2
    half.market.step()  # the machine stops in mid-quarter: what was not finished is run again
    whole = at_quarter(GAME, 2, tmp_path)
    assert np.array_equal(books(whole), books(played))
    assert np.array_equal(results(whole), results(played))


def test_a_quarter_is_undone_by_asking_for_an_earlier_one(tmp_path, played):
    at_quarter(GAME, 2, tmp_path)
    other = GAME.deciding("Red", 2, Decision({"price": 1.2}))
    before = at_quarter(other, 1, tmp_path)
    assert np.array_equal(books(before), books(played)[:26])
    again = at_quarter(other, 2, tmp_path)
    assert again.market.world.firms.price[again.seat("Red")] == pytest.approx(1.2)
    assert state_file(GAME, 1, tmp_path) == state_file(other, 1, tmp_path)
    assert state_file(GAME, 2, tmp_path) != state_file(other, 2, tmp_path)


def test_a_damaged_state_is_made_again(tmp_path, played):
    at_quarter(GAME, 2, tmp_path)
    state_file(GAME, 2, tmp_path).write_bytes(b"no state")
    assert np.array_equal(books(at_quarter(GAME, 2, tmp_path)), books(played))


def test_a_game_ends(played):
    with pytest.raises(ValueError, match="over: it has 2 quarters"):
        played.advance()
    with pytest.raises(ValueError, match="nobody has a result"):
        results(Play(GAME).to(0))


def test_a_team_sits_in_every_seat_of_a_round():
    for seed in range(20):
        found = np.array([seats(seed, 5, turn) for turn in range(5)])
        assert (np.sort(found, axis=0) == np.arange(5)[:, None]).all()
        assert (np.sort(found, axis=1) == np.arange(5)).all()
    first = [seats(seed, 4)[0] for seed in range(400)]
    assert np.bincount(first).min() > 70  # 100 expected of each; 3.5 standard deviations


def test_sister_worlds_have_other_luck():
    assert len({1, *sister_seeds(1, 500)}) == 501
    assert sister_seeds(1, 3) == sister_seeds(1, 3) != sister_seeds(2, 3)


def test_research_is_paid_out_of_the_result():
    game = Game(settings={"market.customers": 200}, quarters=1, seed=3)
    asking = game.deciding("Red", 1, Decision({}, 10))
    without, paid = results(Play(game).to(1)), results(Play(asking).to(1))
    worth = 10 * 2 * game.price_of_interview * 1.08 ** (-26 / 52)
    assert without - paid == pytest.approx([worth, 0.0])
