"""What is installed on wish: libraries that markets and studies do without, by the extra that has them."""

from importlib.util import find_spec

EXTRAS: dict[str, tuple[str, ...]] = {
    "app": ("nicegui", "segno", "babel"),
    "report": ("jinja2", "matplotlib"),
    "pilot": ("statsmodels",),
    "plan": ("SALib", "sklearn"),
    "calibrate": ("sklearn",),
    "files": ("openpyxl", "pyreadstat", "duckdb"),
    "cluster": ("distributed",),
}
"""Modules by extra; pyproject.toml has the same extras, and a test holds the two together."""


def lacking(extra: str, *modules: str) -> list[str]:
    """Which modules of an extra cannot be imported here; of those named, else of all.

    >>> lacking("report", "json")
    []
    """
    return [name for name in modules or EXTRAS[extra] if not _is_there(name)]


def how_to_install(extra: str) -> str:
    """The command that installs an extra.

    >>> how_to_install("app")
    "pip install 'loyalty-sim[app]'"
    """
    return f"pip install 'loyalty-sim[{extra}]'"


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # what forbids or half forgets a module says so in these ways
        return False
