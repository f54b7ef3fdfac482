"""The market game as pages: host, teams and projector."""
