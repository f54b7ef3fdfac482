"""What a customer believes of firms that are not the own one."""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers import beliefs
from loyalty_sim.theory.customers.beliefs import BeliefsParameters
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.columns import Customers, Table
from loyalty_sim.world.real import hundredths, of_hundredths, of_sixteen_bits, real, rows, sixteen_bits


@kernel
def look_around(customers: Customers, firms: Table, packed: Sequence[Theory], image: float) -> None:
    """Let every customer compare at the start: what former firms were like, and the best other firm, as believed.

    image: the usual one. What was met at a former firm differs from the usual as service there does; what was luck in
    it is left out, or the best of several would be thought better than it is.
    """
    theory = packed[0]
    for i in rows(0, len(customers.alive)):
        for firm in range(customers.belief.shape[1]):
            if customers.known_of[i, firm] > 0:
                met = of_sixteen_bits(customers.belief[i, firm]) + firms.image[firm] - image
                customers.belief[i, firm] = sixteen_bits(unit(met))
        best, _ = rivals_believed(i, int(customers.provider[i]), 0.0, customers, firms, theory.beliefs)
        customers.alternative[i] = hundredths(best)


@part
def believed_of(i: int, firm: int, customers: Customers, firms: Table, p: BeliefsParameters) -> float:
    """Quality in [0, 1] that customer i believes a firm to have that is not the own one."""
    image = beliefs.as_met(firms.public[firm], real(customers.leniency[i]), p)
    return beliefs.believed(
        of_sixteen_bits(customers.belief[i, firm]), of_hundredths(customers.known_of[i, firm]), image
    )


@part
def counted_of(i: int, firm: int, customers: Customers, firms: Table, p: BeliefsParameters) -> float:
    """The same as it counts in a choice: less caution about what is not known."""
    known = of_hundredths(customers.known_of[i, firm])
    return beliefs.counted(believed_of(i, firm, customers, firms, p), known, firms.trust[firm], p)


@part
def rivals_believed(
    i: int, own: int, alone: float, customers: Customers, firms: Table, p: BeliefsParameters
) -> tuple[float, float]:
    """The most, and the mean, of what customer i believes of the other open firms; `alone` if there are none."""
    best, total, count = 0.0, 0.0, 0
    for other in range(customers.belief.shape[1]):
        there = int(other != own) * int(firms.open[other])  # no branch: nobody foresees whose
        believed = there * believed_of(i, other, customers, firms, p)
        best = max(best, believed)
        total += believed
        count += there
    return (best, total / count) if count > 0 else (alone, alone)
