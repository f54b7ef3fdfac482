"""A page for tables of a visitor's own: what was understood of them, what they say outright, and a question from it."""
