"""Mechanisms of measurement, in the order of the theory page."""

from loyalty_sim.theory.mechanisms.mechanism import mechanism

MEASUREMENT = (
    mechanism(
        "M1", "The survey between what is felt and what is measured", "survey attribute_items",
        "survey.halo=0 survey.noise=0 survey.own=0 survey.wound=0 survey.satisfaction_shift=0 "
        "survey.recommend_noise=0 attribute_items.coloured=0", "", "firm.levers.listening=8",
        "-measured_satisfaction",
        "rivals.strategies=[follow_drivers]", "retention",
    ),
    mechanism(
        "M3", "The published index of satisfaction", "public_index", "", "", "", "",
    ),
)  # fmt: skip
