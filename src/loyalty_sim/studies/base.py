"""`Study`: a question put to the model, in five methods; `Result`: its answer; and the registry of kinds of study.

A study says what to run (`plan`), makes figures of what was run (`analyse`), and shows them (`table`, `words`,
`charts`). Those figures are made from the tables that a result keeps, new or loaded, so that a saved result opens
whole. A new kind is a class with a `kind`, in a folder of its own, imported in `studies/__init__.py`; everything that
treats kinds differently - loading, reports, the terminal, the application - asks the class.
"""

import json
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import pandas as pd

from loyalty_sim.extras import lacking
from loyalty_sim.lab import own_data
from loyalty_sim.lab.atomic import digest_of, whole_folder, write_atomically
from loyalty_sim.lab.crate import clear_crate, write_crate
from loyalty_sim.lab.given import as_json, within_one
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.label import LABEL, Label, write_label
from loyalty_sim.lab.needs import need
from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.results import RECORD, check_place
from loyalty_sim.lab.tables import runs_of, tidy_runs, tidy_weeks
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form, plain_form
from loyalty_sim.reading import as_path
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.brief import Brief
from loyalty_sim.studies.market import market_words
from loyalty_sim.studies.summary import Summary

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Detail = TypeVar("Detail")


@dataclass(frozen=True, eq=False)
class Kept:
    """What is kept of the runs of a study, new or loaded: all that `Study.analyse` needs.

    runs: one row per run, or per point of a design. weekly: weeks of runs (see `lab.tables.tidy_weeks`), or None.
    beside: further tables by name. settings: what became known while running and belongs to the record. table: that of
    a result that was loaded; None while it is still to be made.
    """

    runs: pd.DataFrame
    weekly: pd.DataFrame | None = None
    beside: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    table: pd.DataFrame | None = None


@dataclass(frozen=True, eq=False)
class Study(ABC, Generic[Detail]):
    """A question: scenarios by name, the seeds they share, and what else was asked, as JSON has it.

    These three are what a saved result keeps of its question, so a study is made anew from them. A class with a `kind`
    is registered under that name.
    """

    kind: ClassVar[str] = ""
    keeps_weeks: ClassVar[bool] = False
    since_beside: ClassVar[bool] = False
    """Whether results that were saved before there were tables beside them keep too little to be analysed."""
    repeats: ClassVar[str] = "seed"
    """What there are as many of as seeds, in a heading: "world" where every world has a seed of its own."""

    scenarios: Mapping[str, Scenario]
    seeds: Sequence[int]
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        if "kind" in vars(cls):
            known = _KINDS.setdefault(cls.kind, cls)
            if known.__qualname__ != cls.__qualname__ or known.__module__ != cls.__module__:
                raise TypeError(f"the kind of study {cls.kind!r} is {known.__module__}.{known.__qualname__} already")

    @property
    def scenario(self) -> Scenario:
        """The first scenario, the only one of most kinds."""
        return next(iter(self.scenarios.values()))

    @abstractmethod
    def plan(self) -> list[Job]:
        """What to run; where later runs depend on earlier ones, the first of them (see `gather`)."""

    @abstractmethod
    def analyse(self, kept: Kept) -> Detail:
        """The figures that table, words and charts are made from, out of new runs or loaded ones."""

    @abstractmethod
    def table(self, kept: Kept, detail: Detail) -> pd.DataFrame:
        """One row per thing reported, intervals in columns `*_low`, `*_high`."""

    @abstractmethod
    def words(self, table: pd.DataFrame, detail: Detail) -> str:
        """The answer in one paragraph, in the words of a manager."""

    def form(self, result: "Result") -> Form:
        """The table as it is read, with units; the table as it is, if a kind has no better one."""
        return plain_form(result.table, self.heading, result.market)

    @abstractmethod
    def charts(self, result: "Result") -> list[Chart]:
        """The charts of a result of this study, most important first."""

    def gather(self, lab: Lab) -> Kept:
        """Run what is planned and keep it. A kind that plans in steps, or keeps other tables, does it in its way."""
        runs = lab.run(self.plan(), weekly=self.keeps_weeks)
        weekly = tidy_weeks(runs, range(len(runs))) if self.keeps_weeks else None
        return Kept(tidy_runs(runs), weekly)

    def answers(self, detail: Detail) -> Mapping[str, Scenario]:
        """The scenarios of the result: those asked about, and any that the study found."""
        return self.scenarios

    def summary(self, result: "Result") -> Summary | None:
        """What a manager reads first; None where the paragraph has to do."""
        return None

    def brief(self, result: "Result") -> Brief | None:
        """What a board reads; None for a kind of question that no board decides."""
        return None

    def headline(self, result: "Result") -> str:
        """The sentence above the pictures of a result; its heading, if a kind has no better one."""
        return self.heading

    @property
    def heading(self) -> str:
        """The title of a page about a result."""
        return f"{self.kind.capitalize()}: {self.scenario.title}"

    @property
    def levers(self) -> list[str]:
        """The levers that the question is about, if any."""
        return []

    def runs(self, kept: Kept) -> list[Run]:
        """The runs again, in their order, from their tables."""
        return runs_of(kept.runs, kept.weekly, self.scenarios)


_KINDS: dict[str, type[Study[Any]]] = {}


def kinds() -> Mapping[str, type[Study[Any]]]:
    """The kinds of study there are, by name, in the order in which they became known."""
    return dict(_KINDS)


def carry_out(study: Study[Any], lab: Lab | None = None) -> "Result":
    """Run a study and give its answer. lab: one process per core, nothing kept, if None.

    Raises ValueError for a confidence that is none, for settings that JSON has not, and for workers, progress and store
    that are none; RunFailed.
    """
    if "confidence" in study.settings:
        within_one("confidence", study.settings["confidence"])
    study, lab = replace(study, settings=as_json("settings", study.settings)), lab or Lab()
    lab.check()
    kept = study.gather(lab)
    detail = study.analyse(kept)
    table, scenarios = study.table(kept, detail), study.answers(detail)
    settings = {**study.settings, **kept.settings}
    return Result(
        kind=study.kind,
        table=table,
        text=study.words(table, detail),
        runs=kept.runs,
        detail=detail,
        provenance=provenance(study.kind, scenarios, study.seeds, **settings),
        scenarios=scenarios,
        weekly=kept.weekly,
        beside=kept.beside,
    )


@dataclass(frozen=True, eq=False)
class Result:
    """The answer of a study.

    kind: "run", "compare", "returns" ... (see `kinds`). table: one row per thing reported, intervals in columns
    `*_low`, `*_high`. text: one paragraph. runs: one row per run, the figures the table was made from. detail: what
    charts and tables are drawn from, as `Study.analyse` gives it; None if it cannot be made anew from what was saved.
    scenarios: the configurations by name. weekly, beside: see `Kept`. label: what somebody calls it, if it was saved.

        >>> from loyalty_sim import load_scenario, run
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> result = run(small, seeds=2, workers=1)
        >>> result.kind, len(result.runs), len(result.scenarios)
        ('run', 2, 1)
    """

    kind: str
    table: pd.DataFrame
    text: str
    runs: pd.DataFrame
    detail: Any
    provenance: dict[str, Any]
    scenarios: Mapping[str, Scenario]
    weekly: pd.DataFrame | None = None
    beside: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    label: Label = field(default_factory=Label)

    @property
    def study(self) -> Study[Any] | None:
        """The question again; None where the kind is not known here."""
        asked = _KINDS.get(self.kind)
        return asked(self.scenarios, self.provenance["seeds"], self.provenance["settings"]) if asked else None

    @property
    def heading(self) -> str:
        """The title of a page about it."""
        study = self.study
        return study.heading if study else self.kind.capitalize()

    @property
    def market(self) -> str:
        """Trade, size, horizon, currency, discount rate, rivals and seeds, in one line; of the first scenario.

        What is no study may have been run in markets of many kinds, which then have no line in common.
        """
        first, *others = self.scenarios.values()
        count, study = len(self.provenance["seeds"]), self.study
        line = market_words(first, count, study.repeats if study else Study.repeats)
        if study is None and any(market_words(each, count) != line for each in others):
            return f"{len(others) + 1} configurations of several markets, {count} seeds"
        return line

    def form(self) -> Form:
        """The table as it is read; as it is, where there is no detail to read it by."""
        study = self.study
        return study.form(self) if study and self.detail is not None else plain_form(self.table, self.kind, self.market)

    def charts(self) -> list[Chart]:
        """The charts, most important first; none where there is no detail to draw them from."""
        study = self.study
        return study.charts(self) if study and self.detail is not None else []

    def summary(self) -> Summary | None:
        """What a manager reads first; None where the text has to do."""
        study = self.study
        return study.summary(self) if study and self.detail is not None else None

    def brief(self) -> Brief | None:
        """What a board reads; None where there is no detail to read, or nothing for a board to decide."""
        study = self.study
        return study.brief(self) if study and self.detail is not None else None

    def figure(self) -> "Figure":
        """All charts on paper, under the headline and over a line on the market: a new matplotlib figure."""
        need("report", "a picture on paper", "matplotlib")
        from loyalty_sim.picture.paper import figure

        study = self.study
        headline = study.headline(self) if study and self.detail is not None else self.heading
        return figure(self.charts(), headline, self.market)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: kind, text, table as records, provenance."""
        records = json.loads(self.table.to_json(orient="records"))
        return {"kind": self.kind, "text": self.text, "table": records, "provenance": self.provenance}

    def save(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write everything to a folder, made if need be; gives the paths.

        table.parquet, table.csv, runs.parquet, weekly.parquet, the tables beside it, the configuration as YAML, in
        data/ the user's own network and answers, and run.json, with which it is complete and `load_result` reads it
        back; then figure.png and figure.svg, where there are charts and matplotlib, and metadata for archives
        (RO-Crate). A new folder appears with all that is read back, or not at all; a file under its name only when it
        is whole. A result that was saved there before is replaced, with its label. Raises ScenarioError, before
        anything is written, for a place that is a file, and where one of another's would be overwritten.
        """
        place = as_path(folder, "folder").expanduser()
        writers = self._writers()
        check_place(place, writers)
        with whole_folder(place) as there:
            clear_crate(there)
            (there / RECORD).unlink(missing_ok=True)  # what is half overwritten is no result
            for name, writer in writers.items():
                write_atomically(there / name, writer)
        drawn = self._draw(place)  # last: a slip in drawing loses nothing
        write_label(place, self.label)
        saved = [place / name for name in writers] + drawn + ([place / LABEL] if self.label else [])
        names = [path.relative_to(place).as_posix() for path in saved]
        return [*saved, write_crate(place, self.provenance, names, self.text)]

    def _draw(self, place: Path) -> list[Path]:
        if lacking("report", "matplotlib") or not self.charts():
            return []
        from loyalty_sim.picture.paper import write_png, write_svg

        page = self.figure()
        pictures = {"figure.png": partial(write_png, page), "figure.svg": partial(write_svg, page)}
        return [write_atomically(place / name, writer) for name, writer in pictures.items()]

    def _writers(self) -> dict[str, Callable[[Path], Any]]:
        """What writes each file that is read back, by its name, in order."""
        from loyalty_sim.scenario.schema import dump, to_dict

        kept = own_data.copies(self.scenarios.values())
        writers: dict[str, Callable[[Path], Any]] = {
            "table.parquet": lambda path: self.table.to_parquet(path, index=False),
            "table.csv": lambda path: self.table.to_csv(path, index=False),
            "runs.parquet": lambda path: self.runs.to_parquet(path, index=False),
        }
        if self.weekly is not None:
            writers["weekly.parquet"] = partial(self.weekly.to_parquet, index=False)
        for name, table in self.beside.items():
            writers[f"{name}.parquet"] = partial(table.to_parquet, index=False)
        for name, scenario in self.scenarios.items():
            file = "config.yaml" if len(self.scenarios) == 1 else f"config_{name}.yaml"
            text = dump(own_data.renamed(to_dict(scenario), kept))
            writers[file] = partial(Path.write_text, data=text, encoding="utf-8")
        writers |= own_data.writers(kept)
        more = {"kind": self.kind, "text": self.text, "beside": list(self.beside), **({"data": kept} if kept else {})}
        read_back = [name for name in writers if name.endswith(".parquet") or name in kept.values()]

        def write_record(path: Path) -> None:
            files = {name: digest_of(path.parent / name) for name in read_back}
            path.write_text(json.dumps(self.provenance | more | {"files": files}, indent=2), encoding="utf-8")

        writers[RECORD] = write_record
        return writers
