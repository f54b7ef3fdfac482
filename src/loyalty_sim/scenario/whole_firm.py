"""Levers that somebody wants at single sites, though they act on the firm as a whole."""

from loyalty_sim.theory.levers import AT_SITES, NAMES, lever_named

_AT_SITES = "firm.sites.levers."


def acts_on_whole_firm(key: str) -> tuple[str, ...]:
    """What to tell whoever asks single sites for a lever of the whole firm; nothing for any other key.

    >>> acts_on_whole_firm("firm.sites.levers.promise")[0]
    'Promise acts on the firm as a whole: firm.levers.promise'
    """
    name = key.removeprefix(_AT_SITES)
    if not key.startswith(_AT_SITES) or name not in NAMES:
        return ()
    if name == "positions":
        return ("positions of single sites are firm.positions.by_site",)
    elsewhere = f"{lever_named(name).title} acts on the firm as a whole: firm.levers.{name}"
    return (elsewhere, f"at single sites there are {', '.join(AT_SITES)}")
