"""Ways of looking at a market that claims rest on: what was seen is kept under the hash of these files."""
