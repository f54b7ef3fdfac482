"""What is looked at in a market whose decision is before the court."""
