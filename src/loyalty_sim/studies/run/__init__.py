"""One scenario under several seeds."""
