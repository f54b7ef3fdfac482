"""One burn-in, many futures."""
