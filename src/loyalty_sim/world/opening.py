"""After the opening: terms of trade and theory may change, and what ties the market to its start stays.

The people of the start, the answers they gave, and what is usual in their market are those of the opening, whatever
holds later: a change that also moved them would be another market.
"""

from loyalty_sim.theory.packed import pack
from loyalty_sim.world.constants import Constants, base_constants
from loyalty_sim.world.hold import usual_hold
from loyalty_sim.world.settings import WorldSettings
from loyalty_sim.world.world import World

_ANCHORS = (
    "answered_expectation", "answered_quality", "answered_satisfaction", "need_quantiles", "service_reference",
    "failure_reference", "channel_shares", "usual_misfits", "usual_quality", "usual_satisfaction", "usual_want",
    "usual_wandering", "usual_size", "quality_intercept", "judgement_intercept", "satisfaction_above", "usual_seen",
    "usual_image", "usual_posts", "mean_need", "utilisation", "capacity_per_position", "usual_held", "usual_habit",
    "usual_advantage", "usual_productive", "tenure_weeks", "employee_tenure_weeks", "bonded_share",
)  # fmt: skip
"""Constants that say what is usual in the market that has opened."""


def after_opening(world: World, opened: Constants, opening: WorldSettings, now: WorldSettings, seed: int) -> Constants:
    """The constants of an opened market, with what follows from the settings that hold from week 1 on.

    opening, now: the settings it opened with, and those that hold. Barriers are as high as another switching cost
    makes them for the customers of the opening.
    """
    fresh = base_constants(now)
    packed = pack(opening.theory._replace(barriers=now.theory.barriers))
    held = usual_hold(world.customers, world.firms, packed, opened._replace(
        barrier_shares=fresh.barrier_shares, mean_barrier=fresh.mean_barrier
    ), seed)  # fmt: skip
    anchors = {name: getattr(opened, name) for name in _ANCHORS}
    return fresh._replace(**anchors, barrier_shares=held.barrier_shares, mean_barrier=held.mean_barrier)
