"""Order of rows: customers who are tied should lie near each other in memory, or passes over ties run at half speed."""

import numpy as np

from loyalty_sim.world.world import Ties


def near_order(ties: Ties) -> np.ndarray:
    """New row of each old row, int32 (customers,), by reverse Cuthill-McKee (Cuthill & McKee 1969)."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    customers = len(ties.start) - 1
    graph = csr_array((ties.strong, ties.neighbour, ties.start), shape=(customers, customers))
    order = reverse_cuthill_mckee(graph, symmetric_mode=True)
    rows = np.empty(customers, np.int32)
    rows[order] = np.arange(customers, dtype=np.int32)
    return rows
