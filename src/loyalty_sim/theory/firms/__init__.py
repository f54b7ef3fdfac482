"""What firms do: levers, promises, offers, leadership, shocks, and what customers are worth."""
