"""How customers talk: word of mouth, retelling, reviews."""
