"""The charts of a claim: every part's effect against its threshold, and where the search found it to hold."""

from collections.abc import Sequence
from math import isfinite

from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.grid import grid
from loyalty_sim.picture.palette import GREEN, GREY, VERMILLION
from loyalty_sim.picture.strip import strip
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED, Finding
from loyalty_sim.validation.claims.ledger import Entry
from loyalty_sim.validation.claims.mutation import Mutant
from loyalty_sim.validation.claims.units import effect, shown_unit

COLOUR = {HOLDS: GREEN, FAILS: VERMILLION, UNDETERMINED: GREY}


def charts(entry: Entry, mutants: Sequence[Mutant] = ()) -> list[Chart]:
    """One a part, and the map of the search if there was one; none for a claim without findings.

    mutants: where the claim was also tested without a mechanism it rests on, that effect is shown beside the parts for
    which practitioners give no figure.
    """
    without = next((each for each in mutants if each.rests and each.claim == entry.claim.id and each.effects), None)
    found = [_part(finding, _further(finding, number, without)) for number, finding in enumerate(entry.findings)]
    return [*found, _searched(entry)] if entry.claim.search and entry.found else found


def headline(entry: Entry) -> str:
    """Number, title and verdict."""
    return f"{entry.claim.id}  {entry.claim.title}: {entry.verdict}"


def _further(finding: Finding, number: int, without: Mutant | None) -> tuple[float, str] | None:
    times, _ = shown_unit(finding.part)
    if finding.part.claimed is not None:
        return times * finding.part.claimed, "practitioners' figure"
    if without is None or not isfinite(without.effects[number]):
        return None
    return times * without.effects[number], f"without {without.mechanism}"


def _part(finding: Finding, further: tuple[float, str] | None) -> Chart:
    part = finding.part
    times, unit = shown_unit(part)
    return strip(
        times * finding.samples,
        (times * finding.mean, times * finding.low, times * finding.high),
        times * part.threshold,
        part.direction,
        unit or "effect",
        part.says[:1].upper() + part.says[1:],
        f"{finding.verdict.capitalize()}: {effect(finding)}.",
        COLOUR[finding.verdict],
        further,
    )


def _searched(entry: Entry) -> Chart:
    assert entry.claim.search
    assert entry.found
    places, trades = entry.found.places, list(entry.claim.search.trades)
    across = len(places) // len(trades)
    words = [[place.verdict for place in places[at : at + across]] for at in range(0, len(places), across)]
    columns = [
        "\n".join(f"{key.rpartition('.')[2].replace('_', ' ')} {value}" for key, value in place.cell.settings[1:])
        for place in places[:across]
    ]
    holding = sum(place.verdict == HOLDS for place in places)
    caption = f"It holds in {holding} of {len(places)} places, with care for how many were tried."
    return grid(words, columns, trades, COLOUR, "Looked for under other trades and settings", caption)
