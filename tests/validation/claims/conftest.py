"""A run as the claims see it, made up: five years of books and a panel."""

import numpy as np
import pytest

from loyalty_sim.validation.claims.look.observed import Observed
from loyalty_sim.validation.claims.look.panel import BOXES


@pytest.fixture(scope="session")
def seen() -> Observed:
    from loyalty_sim.week.ledger import FIELDS
    from loyalty_sim.week.outcomes import OUTCOMES

    books = 1.0 + np.arange(20 * len(FIELDS), dtype=float).reshape(20, -1)
    lost = ("all", "silent", "service", "service_silent")
    figures = dict.fromkeys(OUTCOMES, 1.0) | {f"lost_{name}": 2.0 for name in lost} | {"stayers_satisfaction": 70.0}
    figures |= {"newcomers_score": 0.1, "contributors": 9.0}
    figures |= {"contributors_satisfaction": 80.0, "others_satisfaction": 75.0}
    counts = ("members", "left", "paid", "customers", "people", "heard", "messages")
    figures |= {f"{box}_{count}": 3.0 for box in BOXES for count in counts}
    links = (
        "climate",
        "process",
        "load",
        "filled",
        "tenure",
        "know",
        "want",
        "exhaustion",
        "performance",
        "failure_risk",
    )
    return Observed(books, figures | {f"link_{name}": 0.5 for name in links}, FIELDS)
