"""How customers talk: word of mouth, its reach and topic, advice and referral, retelling, reviews."""
