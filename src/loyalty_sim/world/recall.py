"""What customers keep of the firms they bought from before, and what comes back when they return."""

from typing import NamedTuple

from loyalty_sim.compiled import part
from loyalty_sim.theory.customers import former_firms
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.former_firms import FormerFirmsParameters
from loyalty_sim.world.columns import FORMER, Customers
from loyalty_sim.world.real import hundredths, of_hundredths, real

_SILENT = int(Case.SILENT)


class Kept(NamedTuple):
    """What a customer keeps of one firm.

    place: on the axis of former firms, -1 if it is none of them; weeks: since the last visit; recalled: whether the
    firm still counts as known, without which the rest means nothing; satisfaction in [0, 1]; attachment in [-1, 1], and
    what is left of it; tenure: weeks spent with it; known: what it knew of the customer, in [0, 1].
    """

    place: int
    weeks: float
    recalled: bool
    satisfaction: float
    attachment: float
    left: float
    tenure: float
    known: float


@part
def place_of(i: int, firm: int, customers: Customers) -> int:
    """Place of a firm among those customer i bought from before; -1 if it is none of them."""
    found = -1
    for place in range(FORMER):
        found = place if customers.former_firm[i, place] == firm else found
    return found


@part
def kept(i: int, firm: int, week: int, customers: Customers, p: FormerFirmsParameters) -> Kept:
    """What customer i keeps of a firm."""
    place = place_of(i, firm, customers)
    if place < 0:
        return Kept(-1, 0.0, False, 0.0, 0.0, 0.0, 0.0, 0.0)
    weeks = float(week) - real(customers.former_week[i, place])
    attachment = of_hundredths(customers.former_attachment[i, place])
    return Kept(
        place,
        weeks,
        former_firms.recalled(weeks, p),
        of_hundredths(customers.former_satisfaction[i, place]),
        attachment,
        former_firms.left(attachment, weeks, p),
        real(customers.former_tenure[i, place]),
        of_hundredths(customers.former_known[i, place]),
    )


@part
def attachment_left(i: int, firm: int, week: int, customers: Customers, p: FormerFirmsParameters) -> float:
    """What is left of the attachment of customer i to a firm that is not the provider; 0 if it is not recalled."""
    found = kept(i, firm, week, customers, p)
    return found.left if found.recalled else 0.0


@part
def set_aside(i: int, firm: int, place: int, week: int, customers: Customers) -> None:
    """Keep the relation with the provider that is being left, in front of the others.

    place: of the firm joined, which is thereby freed; -1 frees the last place, of the firm longest not visited.
    """
    gap = place if place >= 0 else FORMER - 1
    while gap > 0:
        customers.former_firm[i, gap] = customers.former_firm[i, gap - 1]
        customers.former_week[i, gap] = customers.former_week[i, gap - 1]
        customers.former_tenure[i, gap] = customers.former_tenure[i, gap - 1]
        customers.former_satisfaction[i, gap] = customers.former_satisfaction[i, gap - 1]
        customers.former_attachment[i, gap] = customers.former_attachment[i, gap - 1]
        customers.former_known[i, gap] = customers.former_known[i, gap - 1]
        gap -= 1
    customers.former_firm[i, 0] = firm
    customers.former_week[i, 0] = week
    customers.former_tenure[i, 0] = min(week - int(customers.since[i]), 65535)
    customers.former_satisfaction[i, 0] = hundredths(real(customers.satisfaction[i]))
    customers.former_known[i, 0] = hundredths(real(customers.known[i]))
    customers.former_attachment[i, 0] = hundredths(
        former_firms.attachment(real(customers.loyalty[i]), real(customers.grievance[i]))
    )


@part
def come_back(i: int, found: Kept, week: int, customers: Customers) -> None:
    """Take up the relation with a firm again where it was left; its quality, known or believed, is written already."""
    customers.since[i] = week - int(found.tenure)
    customers.satisfaction[i] = found.satisfaction
    customers.loyalty[i] = former_firms.loyalty_again(found.attachment)
    customers.known[i] = found.known
    grievance = former_firms.grievance_again(found.left)
    customers.grievance[i] = grievance
    customers.case[i] = _SILENT if grievance > 0.0 else 0
