"""A made-up claim with two arms, its findings and its entry in the ledger."""

import numpy as np

from loyalty_sim.theory.mechanisms import MECHANISMS
from loyalty_sim.validation.claims import Claim, Dial, Part, Search
from loyalty_sim.validation.claims.condition import Place
from loyalty_sim.validation.claims.design import Cell, cells
from loyalty_sim.validation.claims.effect import (
    FAILS,
    HOLDS,
    Finding,
    judge,
)

CODE = MECHANISMS[0].code


PART = Part(says="<more> raises profit by more than 2", effect={"more": 1, "usual": -1}, measure="profit", above=2,
            unit="points")  # fmt: skip


DIALS = (Dial("trade.switching_cost", "barrier to switching", (0.0, 20.0)), Dial("rivals.count", "rivals", (1, 3)))


CLAIM = Claim("K90", "More pays", "More pays off.", (CODE,), arms={"usual": (), "more": ()}, parts=(PART,),
              search=Search(("bank", "hotel"), DIALS), caution="Made up.")  # fmt: skip


def finding(mean, low, high, part=PART, seeds=5):
    return Finding(part, np.full(seeds, mean), mean, low, high, judge(part, low, high))


GOOD, BAD, OPEN = finding(5.0, 4.0, 6.0), finding(0.0, -1.0, 1.0), finding(2.0, 1.0, 3.0)


PLACES = [Place(Cell(cell.settings), [GOOD], HOLDS) for cell in cells(CLAIM)]


MIXED = [place._replace(verdict=FAILS) if n else place for n, place in enumerate(PLACES)]


WHERE = (("trade.switching_cost", "20.0"),)
