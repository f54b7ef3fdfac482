"""One paragraph a claim, in plain language: what was asked, what came out, when it holds, what it rests on."""

import math

from loyalty_sim.picture.words import three_figures
from loyalty_sim.theory.mechanisms import MECHANISM
from loyalty_sim.validation.claims.claim import Claim
from loyalty_sim.validation.claims.condition import Condition
from loyalty_sim.validation.claims.effect import CONFIDENCE, FAILS, HOLDS, UNDETERMINED, Finding
from loyalty_sim.validation.claims.ledger import Entry
from loyalty_sim.validation.claims.verdict import HOLDS_WHEN, NOT_TESTABLE

IN_WORDS = {
    HOLDS: "It holds.",
    HOLDS_WHEN: "It holds only under conditions.",
    FAILS: "It fails.",
    UNDETERMINED: "These runs cannot decide it.",
    NOT_TESTABLE: "It cannot be tested here.",
}
PART_WORDS = {HOLDS: "so", FAILS: "not so", UNDETERMINED: "undecided"}


def paragraph(entry: Entry) -> str:
    """The entry as a manager reads it."""
    claim = entry.claim
    if entry.verdict == NOT_TESTABLE:
        return f"{claim.sentence} {IN_WORDS[NOT_TESTABLE]} {claim.untestable}"
    sentences = [claim.sentence, IN_WORDS[entry.verdict], tested(entry), *map(practitioners, claimed(entry))]
    if entry.found:
        sentences.append(searched(entry))
    sentences.append(f"It rests on: {', '.join(MECHANISM[code].title for code in claim.mechanisms)}.")
    return " ".join([*sentences, claim.caution]).strip()


def tested(entry: Entry) -> str:
    """What each part of the test came to."""
    results = "; ".join(
        f"{finding.part.says}: {PART_WORDS[finding.verdict]}, {effect(finding)}" for finding in entry.findings
    )
    fewest = min(len(finding.samples) for finding in entry.findings)
    return f"Tested in the trade {entry.claim.trade} with {fewest} paired runs: {results}."


def effect(finding: Finding) -> str:
    """Effect, unit and interval: "1.77 times (90 % interval 1.64 to 1.90)"."""
    unit = finding.part.unit.removeprefix("of ") if finding.part.unit.startswith("of 1") else finding.part.unit
    low, high = number(finding.low), number(finding.high)
    return f"{_with_unit(number(finding.mean), unit)} ({100 * CONFIDENCE:.0f} % interval {low} to {high})"


def _with_unit(figure: str, unit: str) -> str:
    return f"{figure} {unit}".rstrip()


def number(value: float) -> str:
    """A figure to about three digits, with sign; small ones are not rounded to nothing."""
    if value != value or abs(value) == float("inf"):
        return "unknown"
    text = f"{abs(value):.2g}" if 0 < abs(value) < 0.1 else three_figures(abs(value))
    return f"-{text}" if value < 0 else text


def claimed(entry: Entry) -> list[Finding]:
    """Findings beside which practitioners give a figure."""
    return [finding for finding in entry.findings if finding.part.claimed is not None]


def practitioners(finding: Finding) -> str:
    """Their figure beside ours."""
    assert finding.part.claimed is not None
    measured = math.isfinite(finding.low) and math.isfinite(finding.high)
    agrees = measured and finding.low <= finding.part.claimed <= finding.high
    said = _with_unit(f"{finding.part.claimed:g}", finding.part.unit)
    return f"Practitioners say {said}; here it is {number(finding.mean)}{', which agrees' if agrees else ''}."


def searched(entry: Entry) -> str:
    """Where the search found it to hold and to fail."""
    assert entry.found is not None
    verdicts = [place.verdict for place in entry.found.places]
    counts = f"it holds in {verdicts.count(HOLDS)} and fails in {verdicts.count(FAILS)}"
    over = f"Over {len(verdicts)} combinations of trade and two settings {counts}, the rest being undecided."
    if entry.verdict != HOLDS_WHEN:
        return over
    if not entry.conditions and entry.own != HOLDS:
        return f"{over} It holds over all of them together, but not in its own setting."
    if not entry.conditions:
        return f"{over} It holds in its own setting; no wider condition could be confirmed."
    return f"{over} It holds when {' or when '.join(condition(entry.claim, one) for one in entry.conditions[:4])}."


def condition(claim: Claim, settings: Condition) -> str:
    """A condition in words: "the trade is bank and barrier to switching (trade.switching_cost) is 20.0"."""
    means = {dial.key: f"{dial.means} ({dial.key})" for dial in (claim.search.dials if claim.search else ())}
    return " and ".join(f"{means.get(key, 'the trade')} is {value}" for key, value in settings)
