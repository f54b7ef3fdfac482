"""Key drivers: what the firm's own survey says to work on first, what that costs, and what it does in truth."""
