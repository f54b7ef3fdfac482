"""The shipped ledger: verdicts that pages tell without a run are those of the ledger in the docs."""

import re
from pathlib import Path

import pytest

from loyalty_sim.validation.claims import load_claims
from loyalty_sim.validation.claims.claim import Claim, Part, Source
from loyalty_sim.validation.claims.shipped import UNKNOWN, Shipped, shipped, told_of
from loyalty_sim.validation.claims.verdict import VERDICTS

PAGE = (Path(__file__).parents[3] / "docs" / "ledger" / "claims.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| \[(K\d\d)\]\(#k\d\d\) \| .* \| ([a-z ]+) \|$", re.MULTILINE)
ALL = load_claims()


def test_every_verdict_is_that_of_the_page():
    assert {claim.id: shipped(claim).verdict for claim in ALL} == dict(ROW.findall(PAGE))


@pytest.mark.parametrize("claim", ALL, ids=[claim.id for claim in ALL])
def test_every_part_is_told_with_what_was_seen_in_the_words_of_the_page(claim):
    told = shipped(claim)
    assert told.verdict in VERDICTS
    for part in told.parts:
        assert f"| {part.says} | {part.seen} | {part.asked} |" in PAGE


def claim(**more):
    parts = (Part("it pays", {"more": 1}, "profit", above=0),)
    return Claim(
        "K99",
        "T",
        "S.",
        (),
        (Source("Ann 2001", "it does"),),
        (Source("Bob 2002", "it does not"),),
        parts=parts,
        **more,
    )


@pytest.mark.parametrize(
    ("verdict", "first"),
    [
        ("fails", "For it, unlike the verdict here: Ann 2001, it does."),
        ("holds", "Against it, unlike the verdict here: Bob 2002, it does not."),
        ("undetermined", "For it: Ann 2001, it does."),
    ],
)
def test_outside_evidence_that_differs_from_the_verdict_comes_first_and_says_so(verdict, first):
    told = Shipped(claim(), verdict, ())
    assert told.outside[0] == first
    assert len(told.outside) == 2
    assert sum("unlike the verdict" in each for each in told.outside) == (verdict != "undetermined")


def test_a_claim_of_ones_own_and_one_whose_test_was_changed_are_not_told_a_verdict():
    assert shipped(claim()) == (claim(), UNKNOWN, ())
    known = ALL[0]
    changed = known._replace(parts=(known.parts[0]._replace(says="it pays twice"), *known.parts[1:]))
    assert shipped(changed).verdict == UNKNOWN


def test_a_lesson_without_claims_is_told_of_none():
    assert told_of(()) == ()
