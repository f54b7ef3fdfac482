"""Given moments on paper: how many the model meets, by how far they are comparable; and those it has nothing for."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from loyalty_sim.validation.evidence.given import Standing, everything
from loyalty_sim.validation.evidence.score import Line, Score, kind_of

ORDER = ("in", "undetermined", "out")
JUDGED = (Standing.COMPARABLE, Standing.PARTLY, Standing.FITTED)
_WORDS = {
    Standing.COMPARABLE: "comparable",
    Standing.PARTLY: "partly comparable",
    Standing.FITTED: "fitted or set with them in view, and counted apart",
}


def given_lines(found: Score) -> list[Line]:
    """The statistics of all given moments that were looked at."""
    own = (entry for entry in found.entries if entry.control is None and kind_of(entry.target.id) == "given")
    return [line for entry in own for line in entry.lines]


def given_summary(found: Score) -> str:
    """How many given moments are in band, by standing; empty if none was looked at."""
    lines = given_lines(found)
    return " ".join(_sentence(standing, lines) for standing in JUDGED if _of(lines, standing))


def tally(lines: Sequence[Line]) -> str:
    """Verdicts on the comparable and the partly comparable, in a few words.

    >>> tally([])
    'nothing to compare'
    """
    groups = {standing: _of(lines, standing) for standing in JUDGED[:2]}
    parts = (f"{_in(own)} of {len(own)} {_WORDS[standing]} in" for standing, own in groups.items() if own)
    return "; ".join(parts) or "nothing to compare"


def not_compared() -> list[dict[str, Any]]:
    """What has no figure of the model, with the reason: one entry a reason and table, its names joined."""
    rows: dict[tuple[str, str, str], list[Any]] = {}
    for each in everything():
        if each.standing in (Standing.INPUT, Standing.NOT):
            rows.setdefault((each.table, str(each.standing), each.why), []).append(each)
    return [
        {"table": table, "standing": standing, "why": why, "figures": sum(each.figures for each in own),
         "names": _short([each.name for each in own])}
        for (table, standing, why), own in rows.items()
    ]  # fmt: skip


def _short(names: list[str]) -> str:
    return "; ".join(names) if len(names) <= 4 else f"{names[0]}; {names[1]}; …; {names[-1]}"


def _of(lines: Sequence[Line], standing: Standing) -> list[Line]:
    return [line for line in lines if line.wanted.standing == standing]


def _in(lines: Sequence[Line]) -> int:
    return sum(line.judged.verdict == "in" for line in lines)


def _sentence(standing: Standing, lines: list[Line]) -> str:
    own = _of(lines, standing)
    counts = Counter(line.judged.verdict for line in own)
    means = sum(line.judged.distance == 0.0 for line in own)
    said = ", ".join(f"{counts[word]} {word}" for word in ORDER if counts[word])
    share = f" ({100 * counts['in'] / len(own):.0f} %; by the means alone {100 * means / len(own):.0f} %)"
    return f"Of {len(own)} given moments that are {_WORDS[standing]}: {said}{share}."
