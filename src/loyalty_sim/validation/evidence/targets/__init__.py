"""The published targets, one file each: the markets needed, what is looked at, and the statistic."""
