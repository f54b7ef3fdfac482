"""The words of a command line: `trade=bank` chooses a preset, `market.customers=50000` sets a value."""

from collections.abc import Iterable
from typing import Any

from loyalty_sim.scenario.asked import Asked, nothing
from loyalty_sim.scenario.problems import Problem


def parse(words: Iterable[str]) -> Asked:
    """Read Hydra's override grammar; the last word about a key holds."""
    asked = nothing()
    for word in words:
        where = f"command line: {word}"
        try:
            key, value = _read(word)
        except _UnreadableError as reason:
            asked.problems.append(Problem(str(reason), where, reason.help))
        else:
            asked.add(key, value, {}, where)
    return asked


class _UnreadableError(Exception):
    def __init__(self, message: str, *help: str) -> None:
        super().__init__(message)
        self.help = help


def _read(word: str) -> tuple[str, Any]:
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.core.override_parser.types import OverrideType
    from hydra.errors import HydraException

    if word.startswith("~"):
        raise _UnreadableError(f"'{word}' would remove a setting", "every setting has a value; give another one")
    key, equals, value = word.partition("=")
    if not equals:
        raise _UnreadableError(f"'{word}' sets nothing", "write a setting as key=value, without spaces")
    try:
        override = OverridesParser.create().parse_override(word)
    except HydraException:
        raise _UnreadableError(
            f"cannot read '{word}'",
            "no spaces around '='; lists as [a,b]",
            f"text with special characters goes in two pairs of quotes: '{key.strip()}=\"{value.strip()}\"'",
        ) from None
    if override.is_sweep_override():
        raise _UnreadableError(
            f"'{word}' gives several values to one setting",
            f"give one value; a list goes in brackets: {key}=[{value}]",
            "to try several levels of a lever: loyalty-sim returns LEVER",
        )
    if override.package is not None or not override.key_or_group or override.type is OverrideType.DEL:
        raise _UnreadableError(f"cannot read '{word}'", "write a setting as key=value")
    return override.key_or_group, override.value()
