"""Why a claim should be true: what the theories of the mechanisms it rests on say, in their own words."""

import re
from importlib import import_module

from loyalty_sim.theory.mechanisms import MECHANISM, Mechanism
from loyalty_sim.theory.rooms import theory_modules
from loyalty_sim.validation.claims.claim import Claim

_CLAIM = re.compile(r"^Claim: (.*?)(?:\n\n|\Z)", re.DOTALL | re.MULTILINE)
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
_OF_CODE = re.compile(r"_|theory\.")
MOST_SENTENCES = 2
_REFERENCE = re.compile(r"\s*\((?:see )?(?:`?theory\.[\w.]+`?(?:, | and )?)+\)")


def why(claim: Claim) -> str:
    """A sentence or two for each mechanism."""
    return " ".join(reason(MECHANISM[code]) for code in claim.mechanisms)


def reason(mechanism: Mechanism) -> str:
    """The first plain sentences of what its first theory claims; its title if it is of no theory.

    >>> reason(MECHANISM["C14"])
    'Co-creation: customers whose input is used become more loyal.'
    """
    if not mechanism.files:
        return f"{mechanism.title}."
    doc = import_module(theory_modules()[mechanism.files[0]]).__doc__ or ""
    found = _CLAIM.search(doc)
    text = found[1] if found else doc.partition("\n")[0].partition(" - ")[2]
    plain = _REFERENCE.sub("", " ".join(text.split())).strip()
    told = [each for each in _SENTENCE.split(plain[:1].upper() + plain[1:]) if not _OF_CODE.search(each)]
    return " ".join(told[:MOST_SENTENCES])
