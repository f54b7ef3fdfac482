"""The page of plans: how to split money over levers."""
