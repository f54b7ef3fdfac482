"""Joint posterior draws of what is in doubt: whole worlds, moved to where the given figures of a trade come out."""
