"""A saved and a lost customer: the same person in the played world and beside the ghost."""

import numpy as np
import pytest
from game_files import SMALL

from loyalty_sim.game.game import Decision
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.stories import fates, parted, stories
from loyalty_sim.studies.people.fates import STAYED, Fates
from loyalty_sim.theory.customers.defection import Reason

PRICE, MOVED = int(Reason.PRICE), int(Reason.MOVED_AWAY)


def planted(fate: list[int], week: list[int], back: list[int]) -> Fates:
    return Fates(np.ones(len(fate), bool), np.array(fate), np.array(week), np.array(back, bool))


def test_only_who_stayed_in_one_world_and_left_the_other_counts():
    stayed = planted([STAYED, STAYED, STAYED, STAYED, PRICE, STAYED], [0, 0, 0, 0, 9, 0], [0] * 6)
    went = planted([STAYED, PRICE, MOVED, PRICE, PRICE, PRICE], [0, 30, 20, 25, 9, 20], [0, 0, 0, 0, 0, 1])
    assert parted(stayed, went).tolist() == [3, 1]
    stayed.member[3] = False
    assert parted(stayed, went).tolist() == [1]


@pytest.fixture(scope="module")
def dear():
    """A team that asks much more than it used to."""
    game = parse_game(SMALL).deciding("Blue", 1, Decision({"price": 1.6}))
    return game, stories(game, "Blue")


def test_who_is_lost_stays_with_the_ghost(dear):
    game, told = dear
    lost = next(each for each in told if each.kind == "lost")
    assert lost.of == len(parted(fates(game, 1, (1,)), fates(game, 1)))
    assert lost.played.weekly["provider"].iloc[0] == lost.ghost.weekly["provider"].iloc[0]
    assert (lost.ghost.weekly["provider"] == lost.ghost.weekly["provider"].iloc[0]).all()
    assert lost.played.weekly["provider"].iloc[-1] != lost.ghost.weekly["provider"].iloc[-1]
    assert "left Blue" in lost.played.text
    assert "left Blue" not in lost.ghost.text
    assert "thinks Blue" in lost.played.text


def test_a_team_that_did_the_usual_has_no_stories():
    assert stories(parse_game(SMALL), "Blue") == []
