"""What every rule of `loyalty_sim.theory` promises: arguments, bounds, and in which of them it rises or falls.

The promises hold for every legal setting of the parameters, not for the defaults alone. They are run, not believed:
`contract.check` tries one rule at one point. A new rule needs a line in the file of its room, by the name of its
theory, or `test_contracts.py` says so.
"""

from contracts import common, customers, employees, firms, measurement, talk

CONTRACTS = (
    *common.CONTRACTS, *customers.CONTRACTS, *employees.CONTRACTS, *firms.CONTRACTS, *talk.CONTRACTS,
    *measurement.CONTRACTS,
)  # fmt: skip
