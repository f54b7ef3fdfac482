"""The table of levers, from `theory.levers`."""

from generate.as_markdown import code, table
from loyalty_sim.theory.forms import response
from loyalty_sim.theory.levers import LEVERS, grouped, lever_named

DISCIPLINES = ("", "customer intimacy", "operational excellence", "product leadership")


def levers() -> str:
    """Every lever by group: what it does, what it costs and how fast it builds."""
    rows = []
    for name in (name for group in grouped().values() for name in group):
        lever = lever_named(name)
        weeks = f"{lever.build_weeks:g} / {lever.decay_weeks:g}" if name in LEVERS else "at once"
        spend = f"{lever.spend:g}" if lever.spend else ""
        today = "usual" if lever.usual else "not done"
        rows.append(
            (lever.group, code(name), lever.help, lever.purpose, today, spend, weeks, DISCIPLINES[lever.discipline])
        )
    heads = ["group", "lever", "what it covers", "what it does", "today", "usual or reference spend"]
    return table([*heads, "weeks to build / decay", "discipline"], rows)


def responses() -> str:
    """The form of response of every lever: in force, others that the evidence allows, and why."""
    rows = []
    for lever in LEVERS:
        known = response(lever)
        rows.append((code(lever), code(known.forms[0]), ", ".join(map(code, known.forms[1:])) or "none", known.why))
    return table(["lever", "in force", "also allowed", "why"], rows)
