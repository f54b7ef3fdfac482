"""A visitor's own firm: its figures in an address, the form for them, and what was met."""
