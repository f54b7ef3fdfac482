"""Every theory: claim, equation, sources, parameters and code, from the files of `loyalty_sim.theory`."""

import inspect
import re
from importlib import import_module
from textwrap import indent
from types import ModuleType

from generate.as_markdown import code, table
from loyalty_sim.scenario import Scenario
from loyalty_sim.scenario.schema import settings, spell
from loyalty_sim.theory.rooms import theory_modules


def names() -> list[str]:
    """Theory files in the order of their codes (C1, C2, ..., E1, ...); those without a code come last."""
    return sorted(theory_modules(), key=order)


def order(name: str) -> tuple[str, int, str]:
    """Letter and number of the first code in a theory's title."""
    found = re.match(r"([A-Z])(\d*)\b", import_module(theory_modules()[name]).__doc__ or "")
    return (found[1], int(found[2] or 99), name) if found else ("~", 0, name)


def anchor(name: str) -> str:
    """Where a theory stands on the page."""
    return f"theory-{name.replace('_', '-')}"


def pages() -> str:
    """All of them, one section each."""
    return "\n\n".join(section(name, import_module(theory_modules()[name])) for name in names())


def section(name: str, module: ModuleType) -> str:
    """Heading, docstring, parameters, and the code folded away."""
    title, _, text = (module.__doc__ or "").strip().partition("\n")
    text = re.sub(r"\n(?=Sources?:)", "\n\n", text)  # a paragraph of its own
    head = f"## {title.rstrip('.')} {{ #{anchor(name)} }}"
    parts = [head, f"`{module.__name__}`", text.strip("\n"), parameters(name)]
    source = indent(f"```python\n{inspect.getsource(module)}```", "    ")
    return "\n\n".join([*filter(None, parts), f'??? note "The code"\n\n{source}'])


def parameters(name: str) -> str:
    """Table of the settings of a theory; nothing if it has none."""
    own = [each for key, each in settings(Scenario).items() if key.startswith(f"theory.{name}.")]
    rows = [
        (code(s.key), spell(s.default), s.allowed, s.parameter.help, f"{s.parameter.source} ({s.parameter.grade})")
        for s in own
    ]
    return table(["setting", "default", "allowed", "meaning", "source (grade)"], rows) if rows else ""
