"""The charts of a claim: every part's effect against its threshold, and where the search found it to hold."""

from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.grid import grid
from loyalty_sim.picture.palette import GREEN, GREY, VERMILLION
from loyalty_sim.picture.strip import strip
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED, Finding
from loyalty_sim.validation.claims.ledger import Entry
from loyalty_sim.validation.claims.units import effect, shown_unit

COLOUR = {HOLDS: GREEN, FAILS: VERMILLION, UNDETERMINED: GREY}


def charts(entry: Entry) -> list[Chart]:
    """One a part, and the map of the search if there was one; none for a claim without findings."""
    found = [_part(finding) for finding in entry.findings]
    return [*found, _searched(entry)] if entry.claim.search and entry.found else found


def headline(entry: Entry) -> str:
    """Number, title and verdict."""
    return f"{entry.claim.id}  {entry.claim.title}: {entry.verdict}"


def _part(finding: Finding) -> Chart:
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
        None if part.claimed is None else (times * part.claimed, "practitioners' figure"),
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
