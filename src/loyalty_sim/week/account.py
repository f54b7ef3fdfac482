"""Stage 8, account: what customers pay, and the state of every firm's customers at the end of the week."""

from loyalty_sim.compiled import kernel
from loyalty_sim.theory.customers import loyalty
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.spend import contract_payment
from loyalty_sim.week.summed import add_customer
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.real import at, real, rows

_FRONT_LINE, _HEAD_OFFICE = int(Case.FRONT_LINE), int(Case.HEAD_OFFICE)


@kernel
def account(start, stop, slot, c, f, theory, k, tally):
    """Collect contract payments of rows start to stop and add up, block by block, what is recorded of each firm."""
    theory = theory[0]
    counts = tally.counts[slot]
    for first in range(start, stop, BLOCK):
        sums = tally.sums[first // BLOCK]
        for i in rows(first, min(first + BLOCK, stop)):
            if c.provider[i] < 0:
                continue
            firm = at(c.provider[i])
            satisfaction, attitude = real(c.satisfaction[i]), real(c.loyalty[i])
            contract = contract_payment(
                k.tariff, f.price[firm], k.contract_share, real(c.wallet[i]), real(c.need_rate[i]), k.mean_need
            )
            c.paid[i] = real(c.paid[i]) + contract
            add_customer(i, firm, sums, c)
            sums.intention[firm] += loyalty.intention(satisfaction, attitude, real(c.grievance[i]), theory.loyalty)
            counts.kinds[firm, loyalty.kind(satisfaction, attitude, k.switching_cost, theory.loyalty)] += 1
            counts.customers[firm] += 1
            counts.open_cases[firm] += int(c.case[i] == _FRONT_LINE or c.case[i] == _HEAD_OFFICE)
