"""The lab: jobs, workers, the store and the catalogue of results; the only room that runs markets."""
