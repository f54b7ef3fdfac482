"""One paragraph a claim, in plain language: what was asked, what came out, when it holds, what it rests on."""

import math

from loyalty_sim.scenario.schema import spell
from loyalty_sim.theory.mechanisms import MECHANISM
from loyalty_sim.validation.claims.claim import Claim
from loyalty_sim.validation.claims.condition import Condition
from loyalty_sim.validation.claims.design import QUICK_SEEDS
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED, Finding
from loyalty_sim.validation.claims.ledger import Entry
from loyalty_sim.validation.claims.units import asked, number, practitioners_figure, seen, shown_unit
from loyalty_sim.validation.claims.verdict import HOLDS_WHEN, NOT_TESTABLE

IN_WORDS = {
    HOLDS: "It holds.",
    HOLDS_WHEN: "It holds only under conditions.",
    FAILS: "It fails.",
    UNDETERMINED: "These runs cannot decide it.",
    NOT_TESTABLE: "It cannot be tested here.",
}
MOST_CONDITIONS = 4
QUICK = (
    f"This is a quick look: {QUICK_SEEDS} paired runs a claim, and nothing looked for in other trades and settings. "
    "Verdicts may differ from those of the full ledger."
)
NOT_SEARCHED = "Whether that is so in other trades and settings was not looked for."
PART_WORDS = {HOLDS: "so", FAILS: "not so", UNDETERMINED: "undecided"}


def paragraph(entry: Entry) -> str:
    """The entry as a manager reads it."""
    claim = entry.claim
    if entry.verdict == NOT_TESTABLE:
        return f"{claim.sentence} {IN_WORDS[NOT_TESTABLE]} {claim.untestable}"
    sentences = [claim.sentence, IN_WORDS[entry.verdict], tested(entry), *map(practitioners, claimed(entry))]
    if entry.found:
        sentences.append(searched(entry))
    elif claim.search:
        sentences.append(NOT_SEARCHED)
    sentences.append(f"It rests on: {', '.join(MECHANISM[code].title for code in claim.mechanisms)}.")
    return " ".join([*sentences, claim.caution]).strip()


def tested(entry: Entry) -> str:
    """What each part of the test came to, beside what is claimed."""
    results = " ".join(_part(finding) for finding in entry.findings)
    fewest = min(len(finding.samples) for finding in entry.findings)
    runs = str(fewest) if fewest >= entry.claim.seeds else f"{fewest} of the {entry.claim.seeds}"
    asked_for = "" if fewest >= entry.claim.seeds else " that the test asks for"
    return f"Tested in the trade {entry.claim.trade} with {runs} paired runs{asked_for}. {results}"


def _part(finding: Finding) -> str:
    says = finding.part.says[:1].upper() + finding.part.says[1:]
    return f"{says}: {PART_WORDS[finding.verdict]}. Seen: {seen(finding)}; claimed: {asked(finding.part)}."


def claimed(entry: Entry) -> list[Finding]:
    """Findings beside which practitioners give a figure."""
    return [finding for finding in entry.findings if finding.part.claimed is not None]


def practitioners(finding: Finding) -> str:
    """Their figure beside ours."""
    assert finding.part.claimed is not None
    measured = math.isfinite(finding.low) and math.isfinite(finding.high)
    agrees = measured and finding.low <= finding.part.claimed <= finding.high
    times, _ = shown_unit(finding.part)
    said = practitioners_figure(finding.part)
    return f"Practitioners say {said}; here it is {number(times * finding.mean)}{', which agrees' if agrees else ''}."


def searched(entry: Entry) -> str:
    """Where the search found it to hold and to fail."""
    assert entry.found is not None
    verdicts = [place.verdict for place in entry.found.places]
    counts = f"it holds in {verdicts.count(HOLDS)} and fails in {verdicts.count(FAILS)}"
    over = f"Over {len(verdicts)} combinations of trade and two settings {counts}, the rest being undecided."
    met = " or when ".join(condition(entry.claim, one) for one in entry.found.conditions[:MOST_CONDITIONS] if one)
    if entry.verdict == UNDETERMINED:
        where = f" when {met}" if met else " over all of them together" if entry.found.conditions else ""
        return f"{over} There it holds{where}, which does not make up for its own test." if where else over
    if entry.verdict != HOLDS_WHEN:
        return over
    if not entry.conditions and entry.own != HOLDS:
        return f"{over} It holds over all of them together, but not in its own setting."
    if not entry.conditions:
        return f"{over} It holds in its own setting; no wider condition could be confirmed."
    return f"{over} It holds when {met}."


def condition(claim: Claim, settings: Condition) -> str:
    """A condition as a manager meets it: "the trade is hotel and customers can hardly leave (…switching_cost 20.0)"."""
    return " and ".join(_state(claim, key, value) for key, value in settings)


def _state(claim: Claim, key: str, value: str) -> str:
    for dial in claim.search.dials if claim.search else ():
        if key == dial.key:
            where = {spell(each): words for each, words in zip(dial.values, dial.where, strict=False)}
            return f"{where[value]} ({key} {value})" if value in where else f"{dial.means} ({key}) is {value}"
    return f"the trade is {value}"


def before(claim: Claim) -> str:
    """What an earlier test of the sentence came to, and why it was written anew; nothing if there was none."""
    if claim.earlier is None:
        return ""
    return (
        f"An earlier test of this sentence came to: {claim.earlier.verdict}. It was written anew. {claim.earlier.why}"
    )


def quickly(quick: bool) -> str:
    """What has to be known of a ledger that was made quickly; nothing of a full one."""
    return QUICK if quick else ""
