"""The answer in a paragraph: how many mechanisms carry, and which do not."""

from collections.abc import Sequence

from loyalty_sim.studies.ablate.analysis import CARRIES, RECORDS, WITHIN_LUCK, Ablation


def describe(found: Sequence[Ablation]) -> str:
    """How many of the mechanisms carry, and the names of the others."""
    carrying, idle, recording = (
        [each for each in found if each.verdict == verdict] for verdict in (CARRIES, WITHIN_LUCK, RECORDS)
    )
    said = [
        f"{len(carrying)} of {len(carrying) + len(idle)} mechanisms carry: without them the effect of their natural "
        "decision is another one, by more than luck explains."
    ]
    if idle:
        said.append(f"Not beyond luck: {_named(idle)}.")
    if recording:
        said.append(f"Recording only, so that there is nothing to switch off: {_named(recording)}.")
    return " ".join(said)


def _named(found: Sequence[Ablation]) -> str:
    return "; ".join(f"{each.asked.code} {each.asked.title}" for each in found)
