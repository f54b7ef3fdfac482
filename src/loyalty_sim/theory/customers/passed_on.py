"""C10s - The survey finds open problems and passes them on.

Claim: most who suffered a failure told nobody. Some of them say so when they are asked, and a firm that passes such an
answer on has a case like any complaint: one that waits, takes the desk's capacity and is answered well or badly. Being
asked what went wrong is a relief in itself, as speaking up is, and who demanded nothing is disappointed less by an
answer that falls short. Who is heard so does not wait for something that follows for all.

    passes_on = close_loop    if grievance >= least and not with_the_firm
              = 0             otherwise

    unasked   = lift               if lift >= 0     (of satisfaction, by the answer)
              = demanding lift     otherwise

`close_loop` is the firm's policy: the part of such answers that it passes on; `with_the_firm`: a case already waits.

Sources: TARP complaint studies (half to nine tenths of failures are told to nobody); Nyer 2000 J Consum Mktg 17(1):9
(those asked to complain were more satisfied a week later); Smith, Bolton &
Wagner 1999 J Mktg Res 36:356 (recovery that the firm begins by itself is judged fairer; direction); Reichheld & Markey
2011, The Ultimate Question 2.0 (closing
the loop; practitioners). From which harm on a respondent names it is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PassedOnParameters(NamedTuple):
    """Which answers are an open problem."""

    on: Annotated[bool, Parameter("Whether an answer to the survey can open a case")] = True
    least: Annotated[float, Parameter("Grievance from which a respondent names it", "0-1", 0, 1)] = 0.10
    demanding: Annotated[
        float,
        Parameter("Disappointment by a poor answer to who demanded none, of a complainer's", "share", 0, 1,
                  "Smith, Bolton & Wagner 1999 (direction)", "D"),
    ] = 0.3  # fmt: skip


@rule
def passes_on(grievance: float, with_the_firm: bool, close_loop: float, p: PassedOnParameters) -> float:
    """Chance in [0, 1] that the answer of a customer with this grievance opens a case.

    >>> passes_on(grievance=0.3, with_the_firm=False, close_loop=0.8, p=PassedOnParameters())
    0.8
    """
    return close_loop if p.on and grievance >= p.least and not with_the_firm else 0.0


@rule
def unasked(lift: float, p: PassedOnParameters) -> float:
    """Rise of satisfaction by an answer to somebody who had demanded none, by that of somebody who had.

    >>> round(unasked(-0.05, PassedOnParameters()), 3)
    -0.015
    """
    return lift if lift >= 0.0 else p.demanding * lift
