"""The debrief: parts that add up, and are what they are called where the truth is known."""

import numpy as np
import pytest
from game_files import SMALL

from loyalty_sim.game.debrief import debrief, splits, taken_together
from loyalty_sim.game.game import Game, Team
from loyalty_sim.game.play import Play
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.result import results
from loyalty_sim.game.sisters import ALL_USUAL, GHOST, PLAYED, RIVALS_USUAL, acts, one_world

GAME = parse_game(SMALL.replace("  Twin: {1: {price: 1.04}}", "  Twin: {1: {price: 1.04}}\n  Blue: {2: {price: 1.0}}"))
TWINS = GAME._replace(
    teams=(Team("Red"), Team("Blue"), Team("Twin")),
    story=(),
    decisions={**GAME.decisions, "Blue": GAME.decisions["Twin"]},
)


@pytest.fixture(scope="module")
def twins():
    return debrief(TWINS, worlds=6)


def test_the_parts_add_up_to_the_result(twins):
    result = results(Play(TWINS).to(2))
    for split, whole in zip(twins.splits, result, strict=True):
        assert split.result == whole
        parts = split.usual.value + split.decision.value + split.rivals.value + split.luck.value
        assert parts == pytest.approx(whole, abs=1e-6 * abs(whole) + 1e-6)
        for part in (split.usual, split.decision, split.rivals, split.luck):
            assert part.low <= part.value <= part.high


def test_teams_that_decide_the_same_get_the_same_score(twins):
    red, blue, twin = twins.splits
    assert (blue.usual, blue.decision, blue.rivals) == (twin.usual, twin.decision, twin.rivals)
    assert blue.decision != red.decision
    assert blue.result != twin.result  # luck tells them apart
    assert red.usual == blue.usual


def test_a_team_that_does_the_usual_decided_nothing():
    assert [acts(GAME, place) for place in range(4)] == [True, False, True, True]
    _, cells = one_world(GAME, 0, 11, 1)
    assert cells[PLAYED, 1] == cells[GHOST, 1]
    assert cells[RIVALS_USUAL, 1] == cells[ALL_USUAL, 1]


def test_the_four_kinds_of_world_are_run_as_they_are_called():
    _, cells = one_world(GAME, 0, 11, 2)
    for team in (0, 3):
        others = [place for place in range(4) if place != team]
        for kind, usual in ((PLAYED, ()), (GHOST, (team,)), (RIVALS_USUAL, others), (ALL_USUAL, range(4))):
            assert cells[kind, team] == results(Play(GAME, 11, 2, usual).to(2))[team]


def planted(rounds: int, effects: dict[str, float], seed: int = 0) -> np.ndarray:
    """Worlds of two teams in which a team's own doing, its rivals' and both together are worth so much."""
    noise = np.random.default_rng(seed).normal(0.0, 5.0, (rounds, 1, 2))
    found = np.empty((rounds, 4, 2))
    for kind, (own, others) in enumerate(((1, 1), (0, 1), (1, 0), (0, 0))):
        found[:, kind] = 100 + own * effects["own"] + others * effects["others"] + own * others * effects["both"]
    return found + noise


def test_planted_effects_come_back():
    game = Game()
    found = planted(50, {"own": 30.0, "others": -12.0, "both": 4.0})
    [red, blue] = splits(game, np.array([150.0, 90.0]), found)
    assert red.decision == pytest.approx((32.0, 32.0, 32.0))  # common luck: no noise is left in a difference
    assert blue.rivals == pytest.approx((-10.0, -10.0, -10.0))
    assert red.luck.value == pytest.approx(150 - found[:, PLAYED, 0].mean())
    assert red.luck.high - red.luck.low == pytest.approx(2 * 1.677 * 5 / 50**0.5, rel=0.35)


def test_intervals_hold_the_truth_nine_times_in_ten():
    held = 0
    for seed in range(400):
        [red, _] = splits(Game(), np.zeros(2), planted(8, {"own": 0.0, "others": 0.0, "both": 0.0}, seed))
        held += red.usual.low <= 100.0 <= red.usual.high
    assert 336 <= held <= 384  # 360 expected, standard deviation 6


def test_only_equals_are_taken_together():
    found = np.arange(16.0).reshape(1, 4, 4)
    pooled = taken_together(found, GAME)
    assert pooled[0, PLAYED].tolist() == [0.0, 1.0, 2.0, 3.0]
    assert pooled[0, ALL_USUAL].tolist() == [pytest.approx((12 + 14 + 15) / 3), 13.0] + [pytest.approx(41 / 3)] * 2
    alike = taken_together(found[:, :, :3], TWINS)
    assert alike[0, PLAYED].tolist() == [0.0, 1.5, 1.5]
