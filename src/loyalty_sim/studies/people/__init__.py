"""Studies that look at single customers: what became of each, who talks to whom, and one customer's story."""
