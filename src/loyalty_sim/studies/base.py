"""`Result`: what every study gives - table, text, figure and provenance - and how it is kept on disk."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.lab.atomic import write_atomically

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from loyalty_sim.scenario.schema import Scenario


@dataclass(frozen=True, eq=False)
class Result:
    """The answer of a study.

    kind: "run", "compare", "returns" ... table: one row per thing reported, intervals in columns `*_low`, `*_high`.
    text: one paragraph. runs: one row per run, the figures the table was made from. detail: what figures and tables are
    drawn from (`RunDetail`, `CompareDetail`, `ReturnsDetail`). scenarios: the configurations by name. weekly: the weeks
    of the runs that the detail is made from (see `paired.tidy_weeks`), so that a saved result can be loaded whole.
    beside: further tables that it takes for that, by name.
    """

    kind: str
    table: "pd.DataFrame"
    text: str
    runs: "pd.DataFrame"
    detail: Any
    provenance: dict[str, Any]
    scenarios: "Mapping[str, Scenario]"
    weekly: "pd.DataFrame | None" = None
    beside: "Mapping[str, pd.DataFrame]" = field(default_factory=dict)

    def figure(self) -> "Figure":
        """A new matplotlib figure, not registered with pyplot."""
        from loyalty_sim.publish.figures.figures import (
            draw,
        )  # the one look upwards, on request: a result can show itself

        return draw(self)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: kind, text, table as records, provenance."""
        records = json.loads(self.table.to_json(orient="records"))
        return {"kind": self.kind, "text": self.text, "table": records, "provenance": self.provenance}

    def save(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write everything to a folder, made if need be; gives the paths.

        table.parquet, table.csv, runs.parquet, weekly.parquet, the tables beside it, figure.png, figure.svg, the
        configuration as YAML, and run.json, last. A file appears under its name only when it is complete. `load_result`
        reads it all back.
        """
        from loyalty_sim.scenario.convert import to_yaml

        figure = self.figure()
        writers: dict[str, Callable[[Path], Any]] = {
            "table.parquet": lambda path: self.table.to_parquet(path, index=False),
            "table.csv": lambda path: self.table.to_csv(path, index=False),
            "runs.parquet": lambda path: self.runs.to_parquet(path, index=False),
            "figure.png": lambda path: figure.savefig(path, format="png", dpi=150),
            "figure.svg": lambda path: figure.savefig(path, format="svg"),
        }
        if self.weekly is not None:
            writers["weekly.parquet"] = partial(self.weekly.to_parquet, index=False)
        for name, table in self.beside.items():
            writers[f"{name}.parquet"] = partial(table.to_parquet, index=False)
        for name, scenario in self.scenarios.items():
            file = "config.yaml" if len(self.scenarios) == 1 else f"config_{name}.yaml"
            writers[file] = partial(Path.write_text, data=to_yaml(scenario), encoding="utf-8")
        more = {"kind": self.kind, "text": self.text, "beside": list(self.beside)}
        record = json.dumps(self.provenance | more, indent=2)
        writers["run.json"] = partial(Path.write_text, data=record, encoding="utf-8")
        return [write_atomically(Path(folder) / name, writer) for name, writer in writers.items()]
