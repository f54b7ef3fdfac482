"""No talk: nobody tells anybody anything, and nobody asks. The public board of reviews stays.

`loyalty-sim court experiments/court/no_talk.py`
"""

from loyalty_sim.extend import remove

remove("talk")
