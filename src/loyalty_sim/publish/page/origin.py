"""Where a report comes from: enough to repeat it."""

from collections.abc import Mapping, Sequence
from typing import Any

from loyalty_sim.picture.words import figure


def origin_rows(provenance: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is known of a result, in words, for people who want to repeat it."""
    hashes = provenance["scenario_hashes"]
    libraries = provenance.get("libraries", {})
    rows = [
        ("command", provenance.get("command", "")),
        ("written", provenance.get("written", "")),
        (
            "configuration",
            ", ".join(f"{name} {digits}" if len(hashes) > 1 else digits for name, digits in hashes.items()),
        ),
        ("Python of your own", ", ".join(f"{name} {digits}" for name, digits in provenance.get("use", {}).items())),
        ("settings", "; ".join(_in_words(provenance["settings"]))),
        ("seeds", seeds_in_words(provenance["seeds"])),
        ("common random numbers", "yes" if provenance.get("common_random_numbers") else "no"),
        ("version", f"loyalty_sim {provenance['loyalty_sim']}"),
        ("sources", " ".join(filter(None, (provenance.get("source_hash", ""), provenance.get("git", ""))))),
        ("model", provenance.get("model", "")),
        ("runs on", f"Python {provenance['python']}, " + ", ".join(f"{n} {v}" for n, v in libraries.items())),
    ]
    return [(name, value) for name, value in rows if value]


def _in_words(settings: Mapping[str, Any]) -> list[str]:
    """What was set, without the rows of a design, which are in the table."""
    given = {name: value for name, value in settings.items() if name != "rows" and value not in (None, [], "")}
    return [f"{name} {_value(value)}" for name, value in given.items()]


def _value(value: Any) -> str:
    """A list as words; a factor, key with low and high end, as a range."""
    if not isinstance(value, list | tuple):
        return str(value)
    ranges = [each for each in value if isinstance(each, list | tuple)]
    if ranges:
        return ", ".join(f"{key} {figure(low)} to {figure(high)}" for key, low, high, *_ in ranges)
    return ", ".join(figure(each) if isinstance(each, float) else str(each) for each in value)


def seeds_in_words(seeds: Sequence[int]) -> str:
    """0 to 19 (20); or the seeds themselves if they are not in a row."""
    if len(seeds) > 2 and list(seeds) == list(range(seeds[0], seeds[0] + len(seeds))):
        return f"{seeds[0]} to {seeds[-1]} ({len(seeds)})"
    return ", ".join(map(str, seeds))
