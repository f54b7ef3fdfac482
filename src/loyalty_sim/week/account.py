"""Stage 8, account: what customers pay, and the state of every firm's customers at the end of the week."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel
from loyalty_sim.theory.customers import complaint, intention, loyalty
from loyalty_sim.theory.customers.spend import contract_payment
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.week.held import barrier, cheapest, leaning
from loyalty_sim.week.summed import add_customer
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.real import at, real, rows
from loyalty_sim.world.traits import has_special_needs


@kernel
def account(
    start: int, stop: int, slot: int, log_price: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """Collect contract payments of rows start to stop and add up, block by block, what is recorded of each firm."""
    theory = packed[0]
    lowest = cheapest(log_price)
    counts = w.tally.counts[slot]
    for first in range(start, stop, BLOCK):
        sums = w.tally.sums[first // BLOCK]
        for i in rows(first, min(first + BLOCK, stop)):
            if customers.provider[i] < 0:
                continue
            firm = at(customers.provider[i])
            contract = contract_payment(
                w.constants.tariff,
                w.firms.price[firm],
                w.constants.contract_share,
                real(customers.wallet[i]),
                real(customers.need_rate[i]),
                w.constants.mean_need,
            )
            customers.paid[i] = real(customers.paid[i]) + contract
            add_customer(i, firm, sums, customers)
            own = barrier(i, firm, customers, w, theory)
            said = leaning(i, own, log_price[firm] - lowest, customers, w, theory)
            sums.intention[firm] += intention.intention(said)
            satisfaction, attitude = real(customers.satisfaction[i]), real(customers.loyalty[i])
            counts.kinds[firm, loyalty.kind(satisfaction, attitude, own, theory.loyalty)] += 1
            counts.customers[firm] += 1
            if has_special_needs(customers.traits[i]):
                counts.special[firm] += 1
                sums.satisfaction_special[firm] += satisfaction
            counts.open_cases[firm] += int(complaint.waits(int(customers.case[i])))
