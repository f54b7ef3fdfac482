"""Two scenarios under the same seeds."""
