"""Lasting traits that are asked at every encounter: drawn from the id at birth and kept, as two bytes a customer.

Drawn anew at each question they took a seventh of an encounter. Other lasting differences, asked more seldom, are
keyed draws that are never stored.
"""

from typing import Any

from loyalty_sim.compiled import part, rule
from loyalty_sim.theory.customers import channels
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, make_key, standard_normal, uniform
from loyalty_sim.world.real import real

_SPECIAL = int(Purpose.SPECIAL)
_ADOPTER = int(Purpose.ADOPTER)
_OPTIMISM = int(Purpose.OPTIMISM)
_CONTACT = int(Purpose.CONTACT)
_STEPS = 32.0
_MOST = 127.0


@rule
def packed_traits(special: bool, adopter: bool, channel: int) -> int:
    """One byte of special needs, early adoption and the channel preferred.

    >>> [packed_traits(True, False, 2), packed_traits(False, True, 0)]
    [9, 2]
    """
    return int(special) + 2 * int(adopter) + 4 * channel


@rule
def has_special_needs(traits: Any) -> bool:
    """Whether a customer of these traits has special needs.

    >>> has_special_needs(9), has_special_needs(2)
    (True, False)
    """
    return int(traits) % 2 == 1


@rule
def is_adopter(traits: Any) -> bool:
    """Whether a customer of these traits is an early adopter.

    >>> is_adopter(9), is_adopter(2)
    (False, True)
    """
    return (int(traits) // 2) % 2 == 1


@rule
def channel_liked(traits: Any) -> int:
    """Channel (`theory.channels.Channel`) that a customer of these traits prefers.

    >>> channel_liked(9), channel_liked(2)
    (2, 0)
    """
    return int(traits) // 4


@rule
def in_steps(z: float) -> int:
    """A standard normal draw as it is stored: in whole 32nds, within 127 of them.

    >>> in_steps(1.0), in_steps(-9.0)
    (32, -127)
    """
    return round(_STEPS * min(_MOST / _STEPS, max(-_MOST / _STEPS, z)))


@rule
def optimism(stored: Any) -> float:
    """Lasting optimism, in standard deviations, from how it is stored.

    >>> optimism(-16)
    -0.5
    """
    return real(stored) / _STEPS


@part
def draw_traits(i: int, who: int, customers: Customers, theory: Theory, constants: Constants, seed: int) -> None:
    """Draw the lasting traits of the customer that now holds row i."""
    liked, shares = uniform(make_key(seed, _CONTACT, 0), who, 0), constants.channel_shares
    customers.traits[i] = packed_traits(
        uniform(make_key(seed, _SPECIAL, 0), who, 0) < theory.special_needs.share,
        uniform(make_key(seed, _ADOPTER, 0), who, 0) < theory.early_adopters.share,
        channels.preferred(liked, shares[0], shares[1]),
    )
    customers.optimism[i] = in_steps(standard_normal(uniform(make_key(seed, _OPTIMISM, 0), who, 0)))
