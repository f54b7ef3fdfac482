"""The rooms of theory, and where each theory stands: its name is unique, so that settings need no room.

What people start with (`theory.start`) is of customers and staff alike and has no room.
"""

from functools import cache
from pathlib import Path

ROOMS = ("customers", "employees", "firms", "talk", "measurement")


@cache
def theory_modules() -> dict[str, str]:
    """Full module names by the name of the theory: {"satisfaction": "loyalty_sim.theory.customers.satisfaction"}."""
    here = Path(__file__).parent
    files = [path for room in ROOMS for path in sorted((here / room).glob("*.py")) if path.stem != "__init__"]
    names = {path.stem: f"loyalty_sim.theory.{path.parent.name}.{path.stem}" for path in files}
    return {**names, "start": "loyalty_sim.theory.start"}
