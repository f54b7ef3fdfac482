"""T20 - The American Customer Satisfaction Index of banks: what customers answer, and how answers hang together."""

from loyalty_sim.validation.evidence.look.index_survey import index_target

TARGET = index_target("T20", "bank", "banks")
