"""Legal values as Hypothesis draws them, for tests that search and shrink: a range, or the parameters of a theory."""

from typing import Any, get_type_hints

from contracts.contract import Span
from hypothesis import strategies as st


def span(low: Any, high: Any) -> st.SearchStrategy[Any]:
    """Values of a range, ends included."""
    return st.integers(low, high) if isinstance(low, int) else st.floats(low, high, allow_subnormal=False)


def settings_of(kind: type, within: dict[str, Span]) -> st.SearchStrategy[Any]:
    """Parameters of a theory, each drawn from the whole of its legal range, or from `within`."""
    fields = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if not hasattr(hint, "__metadata__"):
            fields[name] = settings_of(hint, {})
        elif name in within:
            fields[name] = span(*within[name])
        elif hint.__origin__ is bool:
            fields[name] = st.booleans()
        elif hint.__origin__ is str:
            fields[name] = st.sampled_from(hint.__metadata__[0].choices)
        else:
            fields[name] = span(float(hint.__metadata__[0].low), float(hint.__metadata__[0].high))
    return st.builds(kind, **fields)
