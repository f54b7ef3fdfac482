"""Pictures that all phones of a game show at the same moment: drawn once for all."""

from loyalty_sim.app.game.tables import shares_chart
from loyalty_sim.app.game.view import Public
from loyalty_sim.app.services import services
from loyalty_sim.language import spoken
from loyalty_sim.picture import Chart


def shares_of(public: Public) -> Chart:
    """The chart of market shares as the game stands."""
    served = public.served
    known = services().shared.recent.made(
        ("shares", served.code, served.changed, spoken()), lambda: shares_chart(public)
    )
    assert isinstance(known, Chart)
    return known
