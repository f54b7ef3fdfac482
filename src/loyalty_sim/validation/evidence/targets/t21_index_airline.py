"""T21 - The American Customer Satisfaction Index of airlines: what passengers answer, and how answers hang together."""

from loyalty_sim.validation.evidence.look.index_survey import index_target

TARGET = index_target("T21", "airline", "airlines", times=8)
