"""The command line, thin: it reads words, calls the library, and shows what comes back."""


def main() -> None:
    """Entry point of `loyalty-sim`."""
    from loyalty_sim.cli.commands import app

    app()
