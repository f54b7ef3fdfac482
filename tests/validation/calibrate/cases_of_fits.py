"""Two cases of a fit that have nothing but a name."""

from loyalty_sim.validation.calibrate.markets import Case

BANK, HOTEL = Case("bank", (), {}), Case("hotel", (), {})
