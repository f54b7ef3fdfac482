"""The table of mechanisms, from `theory.mechanisms`."""

from generate.as_markdown import code, table
from generate.theories import anchor
from loyalty_sim.theory.mechanisms import MECHANISMS
from loyalty_sim.validation.claims.library import load_claims


def table_of() -> str:
    """Every mechanism with its switch, where it shows, its theories and the claims that rest on it."""
    claims = load_claims()
    rows = []
    for each in MECHANISMS:
        files = ", ".join(f"[{file}](theories.md#{anchor(file)})" for file in each.files)
        resting = [f"[{c.id}](../ledger/claims.md#{c.id.lower()})" for c in claims if each.code in c.mechanisms]
        off = " ".join(map(code, each.off)) or "it only records"
        shows = f"{each.indicator[1:]} {'rises' if each.indicator[0] == '+' else 'falls'}" if each.indicator else ""
        rows.append((each.code, each.title, files, off, shows, " ".join(resting)))
    heads = ["code", "mechanism", "theory", "switched off by", "switched on", "claims that rest on it"]
    return table(heads, rows)
