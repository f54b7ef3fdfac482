"""Every row of a design under the same seeds."""
