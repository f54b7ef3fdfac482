"""The plan of the week, from `week.plan`."""

from generate.as_markdown import code, table
from loyalty_sim.week.plan import WEEK

STAGES = {
    "renew": "customers leave the market and enter it, shocks strike",
    "decide": "once a quarter firms look at what they can see, set spending and price",
    "invest": "money becomes capability, with lag and decay",
    "staff": "hiring, training, climate, exhaustion, turnover",
    "serve": "needs arise, customers stay or choose anew, queue, meet an employee, judge",
    "voice": "complaints are made, worked off, recovered or ignored",
    "talk": "stories travel along ties, reviews are posted and read",
    "listen": "surveys are sent, scores used, customers notice whether anything follows",
    "account": "money and indicators are booked",
}


def stages() -> str:
    """The stages in their order, each with what happens."""
    order = list(dict.fromkeys(each.stage for each in WEEK))
    return "\n".join(f"{number}. **{stage}** – {STAGES[stage]}" for number, stage in enumerate(order, start=1))


def plan() -> str:
    """Every pass with what it reads and writes."""
    rows = []
    for each in WEEK:
        about = (each.run.__doc__ or "").strip().split("\n")[0]
        rows.append((code(each.name), each.stage, about, listed(each.reads), listed(each.writes)))
    return table(["pass", "stage", "what it does", "reads", "writes"], rows)


def listed(names: tuple[str, ...]) -> str:
    """Columns by table: customers: satisfaction, loyalty; sites: wait."""
    found: dict[str, list[str]] = {}
    for name in names:
        table_name, _, column = name.partition(".")
        found.setdefault(table_name, []).append("all" if column == "*" else column)
    return "; ".join(f"{name}: {', '.join(columns)}" for name, columns in found.items())
