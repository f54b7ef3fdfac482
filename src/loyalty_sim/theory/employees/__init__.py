"""How employees know, want and can; their climate, load, exhaustion and leaving."""
