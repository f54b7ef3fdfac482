"""The reference of what `import loyalty_sim` and `loyalty_sim.picture` offer, one entry a public name."""

import inspect
from importlib import import_module


def reference(module: str) -> str:
    """Entries for mkdocstrings: functions first, then classes, each in the order of the alphabet."""
    home = import_module(module)
    public = {name: getattr(home, name) for name in sorted(home.__all__) if not name.startswith("__")}
    return "\n\n".join(entry(name, public[name]) for name in sorted(public, key=lambda n: inspect.isclass(public[n])))


def entry(name: str, what: object) -> str:
    """One name where it is written; of settings and errors the heading only."""
    plain = inspect.isclass(what) and issubclass(what, tuple | Exception)
    options = "\n    options:\n      members: false" if plain else ""
    return f"::: {getattr(what, '__module__', '')}.{name}{options}"
