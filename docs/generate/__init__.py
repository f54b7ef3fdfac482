"""What the docs take from the code."""
