"""F3b - Practices that are worth more together: climate, training, processes and authority.

Claim: work practices are complements: a firm that has all of them works better than the sum of each says, and one that
adds a single practice to a traditional system gains hardly anything by it.

    bundled = worth climate training process empowerment    (process quality that is added)

Nobody gives staff authority at the start, so that the bundle is complete nowhere and the usual is not moved. A product
of levels is supermodular: each is worth more the more there is of the others. Sources: Milgrom & Roberts 1995 J Acc
Econ 19:179 (form); Ichniowski, Shaw & Prennushi 1997 Am Econ Rev 87:291 (steel lines: a coherent system of practices
runs more of the time, single practices add nothing); Combs et al. 2006 Personnel Psych 59:501 (92 studies: stronger for
systems than for single practices). Size: a correlation of .28 of systems with performance is .6 standard deviations
between having and not having one; sites differ by .20 in process quality (theory.firms.process), and all practices at
four times the usual spend are .41 of the whole.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class BundleParameters(NamedTuple):
    """What practices are worth together, beyond what each does."""

    worth: Annotated[
        float,
        Parameter("Process quality that all four practices in full add together; 0 switches it off", "0-1", 0, 1,
                  "Combs et al. 2006, by the spread between sites", "D"),
    ] = 0.30  # fmt: skip


@rule
def bundled(climate: float, training: float, process: float, empowerment: float, p: BundleParameters) -> float:
    """Process quality >= 0 that practices of these capabilities add together.

    >>> round(bundled(climate=0.8, training=0.8, process=0.8, empowerment=0.5, p=BundleParameters()), 4)
    0.0768
    """
    return p.worth * climate * training * process * empowerment
