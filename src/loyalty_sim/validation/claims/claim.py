"""What a claim is: a sentence, the test it must pass, and where to look for the condition it may depend on.

Everything here is written down before anything is run. A test consists of parts; each part compares one number, a
weighted sum over arms of something measured, with the smallest effect worth caring about.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Source(NamedTuple):
    """A publication, and what it says about the claim."""

    citation: str
    says: str


class Part(NamedTuple):
    """One thing that must be so if the claim is true.

    says: the assertion in words, threshold included. effect: weight of each arm, such as {"better": 1, "usual": -1}.
    measure: what is read off every run, see `claims.measure`. above, below: exactly one is given, the
    threshold that the effect must lie beyond. per: the effect is divided by this weighted sum of arms of `per_measure`
    (of `measure`, if that is empty). than, than_per: weights of other arms, whose effect, divided likewise, is
    subtracted: what a unit of money returns here, less what it returns there. unit: of the effect. claimed: the
    practitioners' figure, shown beside the measured one and never used.
    """

    says: str
    effect: Mapping[str, float]
    measure: str
    above: float | None = None
    below: float | None = None
    per: Mapping[str, float] | None = None
    per_measure: str = ""
    than: Mapping[str, float] | None = None
    than_per: Mapping[str, float] | None = None
    unit: str = ""
    claimed: float | None = None

    @property
    def tops(self) -> set[str]:
        """Arms of which `measure` is read."""
        return {*self.effect, *(self.than or {})}

    @property
    def bottoms(self) -> set[str]:
        """Arms of which it is divided by something."""
        return {*(self.per or {}), *(self.than_per or {})}

    @property
    def threshold(self) -> float:
        """The value that separates true from false."""
        return self.above if self.above is not None else float(self.below or 0.0)

    @property
    def direction(self) -> int:
        """1 if the effect must lie above the threshold, -1 if below."""
        return 1 if self.above is not None else -1


class Dial(NamedTuple):
    """A setting that the verdict may depend on.

    means: what is set, in the reader's words. values: those to try. where: for each value, the state of affairs by
    which a manager knows it, as it stands after "when": "customers can hardly leave".
    """

    key: str
    means: str
    values: tuple[float | bool | str, ...]
    where: tuple[str, ...] = ()


class Search(NamedTuple):
    """Where the condition of a "holds when" is looked for: every trade with every value of both dials."""

    trades: tuple[str, ...]
    dials: tuple[Dial, Dial]


class Earlier(NamedTuple):
    """What the test that was there before came to, and why it was written anew."""

    verdict: str
    why: str


class Claim(NamedTuple):
    """One line of the ledger.

    sentence: the claim in our words. mechanisms: codes of the mechanisms the test rests on (`theory.mechanisms`).
    arms: settings of each arm, beyond those of `settings`, which all arms share; runs are paired by seed, and all arms
    open alike: theory and terms of trade of an arm hold from week 1 on (`scenario.arms.opened_alike`). parts: all must
    be so. untestable: why the model cannot speak, in which case there are neither arms nor parts. caution: what a
    sceptical reader should know about the test. otherwise: whether the test could come out otherwise, and by what.
    earlier: the verdict of an earlier test of the same sentence. neutral: by mechanism, the settings that take it out
    of this claim, where its general switch would take away what the claim is about. topic, question: under what a
    teacher finds it, and what may be discussed.
    """

    id: str
    title: str
    sentence: str
    mechanisms: tuple[str, ...]
    support: tuple[Source, ...] = ()
    against: tuple[Source, ...] = ()
    arms: Mapping[str, tuple[str, ...]] = {}
    parts: tuple[Part, ...] = ()
    search: Search | None = None
    trade: str = "bank"
    settings: tuple[str, ...] = ()
    customers: int = 4000
    weeks: int = 104
    seeds: int = 16
    untestable: str = ""
    caution: str = ""
    otherwise: str = ""
    earlier: Earlier | None = None
    neutral: Mapping[str, tuple[str, ...]] = {}
    topic: str = ""
    question: str = ""
