"""A small schema with every type of leaf, so that validation is tested apart from the model."""

from typing import Annotated, NamedTuple

from loyalty_sim.parameter import Parameter


class Levers(NamedTuple):
    climate: Annotated[float, Parameter("0 is none, 1 the whole budget", "share", 0, 1, "a book", "B")] = 0.5
    price: Annotated[float, Parameter("Price", "euro", 0)] = 10.0


class Firm(NamedTuple):
    levers: Levers = Levers(climate=0.4)
    open: Annotated[bool, Parameter("Whether it is open")] = True
    mood: Annotated[str, Parameter("How it feels", choices=("calm", "angry"))] = "calm"
    moods: Annotated[tuple[str, ...], Parameter("How it feels in turn", choices=("calm", "angry"))] = ("calm",)


class Toy(NamedTuple):
    name: Annotated[str, Parameter("Name")] = "toy"
    customers: Annotated[int, Parameter("Customers", "customers", 1, 1_000_000)] = 100
    firm: Firm = Firm()
