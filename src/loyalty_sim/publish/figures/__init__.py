"""Figures on paper, one a kind of study."""
