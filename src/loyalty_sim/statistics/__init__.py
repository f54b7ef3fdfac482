"""Statistics of paired runs: bands, curves, shapes, the best level, precision. Knows nothing of markets."""
