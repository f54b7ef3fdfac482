"""Ways of looking at a market that several targets share; an edit here makes everything be looked at anew."""
