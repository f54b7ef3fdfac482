"""Adoption by the number of contacts who have adopted: women of Korean villages; movers to a newcomer stand in."""

from collections.abc import Iterator
from math import sqrt

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence.given.moment import Given, Standing

TARGET = "T35"
TALK, CLOSEST = "kfamily_talk", "kfamily_closest"
EXPOSURE = "word of mouth: logit effect of full peer exposure on adoption hazard (women, FP talk)"
MOST = 4
_STAND_IN = "moving to a newcomer in a market of internet access stands in for family planning in villages"
_CLOSEST = "ties of the model are who one talks to; a second network of the closest is not in it"
_BASE = "what the ratios stand on: how many adopt at all is a matter of what there is to adopt"


def given() -> Iterator[Given]:
    """Hazards against that without an adopted contact, and the effect of full exposure."""
    rows = shipped_rows("wom_hazard.csv")
    for row in rows:
        none = next(each for each in rows if each["network"] == row["network"] and each["adopter_contacts"] == "0")
        yield _hazard(row, none)
    for row in shipped_rows("moments.csv"):
        if row["data"] == "networks":
            value, error = float(row["value"]), float(row["se"])
            yield Given("moments.csv", row["moment"], value, error, Standing.PARTLY, _STAND_IN, TARGET)


def ratio_name(contacts: int) -> str:
    """Name of the hazard with so many adopted contacts over that with none.

    >>> ratio_name(2)
    'hazard of adopting with 2 adopted contacts, against none'
    """
    return f"hazard of adopting with {contacts} adopted contact{'s' if contacts > 1 else ''}, against none"


def _hazard(row: dict[str, str], none: dict[str, str]) -> Given:
    table, contacts, hazard = "wom_hazard.csv", int(row["adopter_contacts"]), float(row["hazard"])
    if contacts == 0:
        return Given(table, f"{row['network']}: yearly hazard without one", hazard, float("nan"), Standing.NOT, _BASE)
    ratio = hazard / float(none["hazard"])
    error = ratio * sqrt(sum((1 - float(one["hazard"])) / (float(one["person_periods"]) * float(one["hazard"]))
                             for one in (row, none)))  # fmt: skip
    if row["network"] == CLOSEST:
        return Given(table, f"closest: {ratio_name(contacts)}", ratio, error, Standing.NOT, _CLOSEST)
    return Given(table, ratio_name(contacts), ratio, error, Standing.PARTLY, _STAND_IN, TARGET)
