"""What the next unit of money in one lever brings."""
