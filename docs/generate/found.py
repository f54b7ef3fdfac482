"""What claims and findings came to, from the tables that the ledger and the evidence score keep."""

import json
from collections import Counter
from pathlib import Path

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.claims.mutation import score, shipped_mutants
from loyalty_sim.validation.claims.shipped import LEDGER
from loyalty_sim.validation.claims.verdict import VERDICTS

EVIDENCE = Path(__file__).parents[1] / "evidence" / "evidence.json"


def ledger() -> str:
    """How many claims got which verdict, and whether the ledger hears a mechanism that is off."""
    counts = Counter({row["claim"]: row["verdict"] for row in shipped_rows(LEDGER)}.values())
    verdicts = ", ".join(f"{verdict}: {counts[verdict]}" for verdict in VERDICTS if counts[verdict])
    found = score(shipped_mutants())
    return (
        f"Of the {counts.total()} sentences that managers are taught in the [claims ledger](ledger/claims.md), "
        f"{verdicts}. With one mechanism switched off at a time, {100 * found.heard:.0f} % of {found.resting} "
        f"verdicts that rest on it changed, and {100 * found.left_alone:.0f} % of {found.others} others stayed."
    )


def evidence() -> str:
    """The head of the evidence score."""
    return str(json.loads(EVIDENCE.read_text(encoding="utf-8"))["summary"])


PARTS = {"ledger": ledger, "evidence": evidence}


def part(name: str) -> str:
    """One of `PARTS`."""
    return PARTS[name]()
