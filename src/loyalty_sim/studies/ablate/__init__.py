"""What the effect of a decision owes to a mechanism: with it and without it, under the same seeds."""
