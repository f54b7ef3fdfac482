"""Texts and figures in the language of who reads them.

English is written where it is used, and stands for itself; every other language is a catalogue (`nb.po`) from the
English texts to its own. Nothing else knows of languages: `tell` looks up a text and puts values in, `number` writes a
figure, and `spoken` says whose language it is.

    >>> tell("Quarter {quarter} of {quarters}", quarter=1, quarters=6)
    'Quarter 1 of 6'
    >>> with speaking("nb"):
    ...     print(tell("Quarter {quarter} of {quarters}: teams decide.", quarter=1, quarters=6), number(2.5, ".1f"))
    Kvartal 1 av 6: lagene bestemmer. 2,5
"""

from loyalty_sim.language.figures import localised, number
from loyalty_sim.language.speech import LANGUAGES, SOURCE, ask, keeping, speaking, spoken
from loyalty_sim.language.telling import tell, tell_count

__all__ = ["LANGUAGES", "SOURCE", "ask", "keeping", "localised", "number", "speaking", "spoken", "tell", "tell_count"]
