"""The claims ledger: sentences managers are taught, each put to a test that was fixed before the run."""

from loyalty_sim.validation.claims.claim import Claim, Dial, Earlier, Part, Search, Source
from loyalty_sim.validation.claims.ledger import Entry, Ledger, claims
from loyalty_sim.validation.claims.library import load_claims

__all__ = ["Claim", "Dial", "Earlier", "Entry", "Ledger", "Part", "Search", "Source", "claims", "load_claims"]
