"""Files of a user's own data, written and read."""

from pathlib import Path

import numpy as np
import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.calibrate.own_data import OwnData, read_own_data

FIELD = "satisfaction,quality,expectation\n" + "8,7,9\n9,9,8\n4,5,6\n10,9,9\n"


class Folder:
    """A folder of tables and the file that names them."""

    def __init__(self, path: Path):
        self.path = path

    def write(self, **tables: str | bytes) -> "Folder":
        """Tables by the stem of their file, as text or bytes; CSV."""
        for name, content in tables.items():
            raw = content.encode() if isinstance(content, str) else content
            (self.path / f"{name}.csv").write_bytes(raw)
        return self

    def read(self, *lines: str, customers: str = "customers: {file: customers.csv}") -> OwnData:
        """What is read of a file of these lines."""
        (self.path / "data.yaml").write_text("\n".join(["trade: grocery", customers, *lines]) + "\n", encoding="utf-8")
        return read_own_data(self.path / "data.yaml")

    def refused(self, *lines: str, **more: str) -> str:
        """What is said of a file that is refused."""
        with pytest.raises(ScenarioError) as caught:
            self.read(*lines, **more)
        return str(caught.value)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path).write(customers=FIELD)


@pytest.fixture
def visits():
    """A log of visits: `visits(40, 13, name)` with a function from the number of a week to what is written."""

    def log(customers, weeks, name=str, rate=1.0, seed=0):
        rng = np.random.default_rng(seed)
        rows = [f"C{c},{name(w)}" for c in range(customers) for w in range(weeks) if rng.random() < rate]
        return "\n".join(["customer,week", *rows]) + "\n"

    return log
