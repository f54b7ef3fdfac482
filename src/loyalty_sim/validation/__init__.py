"""Whether to believe it: the survey, calibration, published evidence, claims."""
