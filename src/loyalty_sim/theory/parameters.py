"""All theories' parameters in one place: the `theory` branch of a scenario."""

from typing import NamedTuple

from loyalty_sim.theory.choice import ChoiceParameters
from loyalty_sim.theory.climate import ClimateParameters
from loyalty_sim.theory.complaint import ComplaintParameters
from loyalty_sim.theory.effort import EffortParameters
from loyalty_sim.theory.exhaustion import ExhaustionParameters
from loyalty_sim.theory.expectation import ExpectationParameters
from loyalty_sim.theory.failure import FailureParameters
from loyalty_sim.theory.investment import InvestmentParameters
from loyalty_sim.theory.loyalty import LoyaltyParameters
from loyalty_sim.theory.performance import PerformanceParameters
from loyalty_sim.theory.process import ProcessParameters
from loyalty_sim.theory.promise import PromiseParameters
from loyalty_sim.theory.quality import QualityParameters
from loyalty_sim.theory.recovery import RecoveryParameters
from loyalty_sim.theory.satisfaction import SatisfactionParameters
from loyalty_sim.theory.skill import SkillParameters
from loyalty_sim.theory.spend import SpendParameters
from loyalty_sim.theory.turnover import TurnoverParameters
from loyalty_sim.theory.word_of_mouth import WordOfMouthParameters
from loyalty_sim.theory.workload import WorkloadParameters


class Theory(NamedTuple):
    """Parameters of every theory; kernels take this as one argument."""

    expectation: ExpectationParameters = ExpectationParameters()
    satisfaction: SatisfactionParameters = SatisfactionParameters()
    loyalty: LoyaltyParameters = LoyaltyParameters()
    spend: SpendParameters = SpendParameters()
    choice: ChoiceParameters = ChoiceParameters()
    complaint: ComplaintParameters = ComplaintParameters()
    recovery: RecoveryParameters = RecoveryParameters()
    word_of_mouth: WordOfMouthParameters = WordOfMouthParameters()
    quality: QualityParameters = QualityParameters()
    failure: FailureParameters = FailureParameters()
    performance: PerformanceParameters = PerformanceParameters()
    skill: SkillParameters = SkillParameters()
    effort: EffortParameters = EffortParameters()
    climate: ClimateParameters = ClimateParameters()
    exhaustion: ExhaustionParameters = ExhaustionParameters()
    turnover: TurnoverParameters = TurnoverParameters()
    workload: WorkloadParameters = WorkloadParameters()
    investment: InvestmentParameters = InvestmentParameters()
    process: ProcessParameters = ProcessParameters()
    promise: PromiseParameters = PromiseParameters()
