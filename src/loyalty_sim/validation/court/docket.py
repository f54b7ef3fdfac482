"""The docket: what a hearing found, what it took, and how it is cited."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loyalty_sim.lab.store import model_version
from loyalty_sim.validation.court.case import Case
from loyalty_sim.validation.court.curve import Returns
from loyalty_sim.validation.court.item import CLAIM, FINDING, TRIAL, Item
from loyalty_sim.validation.court.scope import Scope
from loyalty_sim.validation.court.shift import Estimate, Shift

if TYPE_CHECKING:
    import pandas as pd

HEADLINE = "headline"


@dataclass(frozen=True, eq=False)
class Docket:
    """A case after its hearing.

    items: every claim, finding and own trial, before and after. returns: the headline curves; none if only some were
    asked for. markets, new: how many there are on both sides together, and how many were run anew. seconds: what it
    took.
    """

    case: Case
    scope: Scope
    items: tuple[Item, ...]
    returns: tuple[Returns, ...]
    markets: int
    new: int
    seconds: float

    @property
    def number(self) -> str:
        """Twelve hexadecimal digits of case, model and what was asked: the same question has the same number."""
        asked = [self.case.digest, model_version(), *map(repr, self.scope), *(item.id for item in self.items)]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:12]

    @property
    def same(self) -> bool:
        """Whether the case changes nothing at all."""
        return all(shift.same for _, _, shift in self.shifts())

    def of(self, kind: str) -> list[Item]:
        """The claims, the findings, or the trials of the case's own mechanisms."""
        return [item for item in self.items if item.kind == kind]

    def shifts(self) -> Iterator[tuple[str, str, Shift]]:
        """Every figure, with id and kind of what it belongs to."""
        for item in self.items:
            yield from ((item.id, item.kind, shift) for shift in item.shifts)
        for curve in self.returns:
            yield from ((curve.name, HEADLINE, shift) for shift in curve.marginal)

    @property
    def table(self) -> "pd.DataFrame":
        """One row a figure: before, after and change with intervals, and both verdicts."""
        import pandas as pd

        by_id = {item.id: item for item in self.items}
        return pd.DataFrame([_row(name, kind, by_id.get(name), shift) for name, kind, shift in self.shifts()])

    @property
    def runs(self) -> "pd.DataFrame":
        """One row a figure, side and seed: what was measured."""
        import pandas as pd

        rows = [
            {"of": name, "kind": kind, "figure": shift.says, "side": side, "pair": pair, "value": float(value)}
            for name, kind, shift in self.shifts()
            for side, samples in zip(("before", "after"), shift.samples, strict=True)
            for pair, value in enumerate(samples)
        ]
        return pd.DataFrame(rows, columns=["of", "kind", "figure", "side", "pair", "value"])

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: the case with its hashes, what was asked, every verdict and figure before and after."""
        return {
            "docket": self.number,
            "case": {
                "name": self.case.name, "digest": self.case.digest, "files": self.case.files,
                "sources": list(self.case.sources), "settings": list(self.case.words),
            },
            "scope": {
                "name": self.scope.name, "claim_seeds": self.scope.claims.seeds or "each claim's own",
                "finding_seeds": self.scope.seeds, "curve_seeds": self.scope.levels, "own_seeds": self.scope.own,
            },
            "markets": self.markets,
            "markets_run_anew": self.new,
            "seconds": round(self.seconds, 1),
            "claims": [_item(item) for item in self.of(CLAIM)],
            "findings": [_item(item) for item in self.of(FINDING)],
            "own_trials": [_item(item) for item in self.of(TRIAL)],
            "returns": [
                {"name": each.name, "shape_before": each.shapes[0], "shape_after": each.shapes[1],
                 "steps": [_shift(shift) for shift in each.marginal]}
                for each in self.returns
            ],
        }  # fmt: skip


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id, "title": item.title, "before": item.before, "after": item.after, "turned": item.turned,
        "beyond_luck": item.beyond_luck, "figures": [_shift(shift) for shift in item.shifts],
    }  # fmt: skip


def _shift(shift: Shift) -> dict[str, Any]:
    figures = {name: _numbers(getattr(shift, name)) for name in ("before", "after", "change")}
    return {
        "says": shift.says,
        "unit": shift.unit,
        "must_be": shift.must_be,
        "verdicts": list(shift.verdicts),
    } | figures


def _numbers(found: Estimate) -> list[float | None]:
    return [value if value == value else None for value in found]


def _row(name: str, kind: str, item: Item | None, shift: Shift) -> dict[str, Any]:
    head = {"of": name, "kind": kind, "title": item.title if item else name, "figure": shift.says, "unit": shift.unit,
            "must_be": shift.must_be, "verdict_before": shift.verdicts[0], "verdict_after": shift.verdicts[1],
            "all_before": item.before if item else "", "all_after": item.after if item else ""}  # fmt: skip
    for side in ("before", "after", "change"):
        mean, low, high = getattr(shift, side)
        head |= {side: mean, f"{side}_low": low, f"{side}_high": high}
    return head | {"moved": shift.moved}
