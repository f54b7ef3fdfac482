"""Which theory carries a difference: its parts by group of mechanisms."""
