"""Links between units and within them: the staff survey of the NHS, and units of the US Army."""

from collections.abc import Iterator

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence.given.moment import Given, Standing

TARGET = "T34"
AUTOCORRELATION = "unit climate: lag-1 year autocorrelation of engagement"
BETWEEN = "unit level r(engagement, staff-rated care)"
WITHIN = "within-unit r(change engagement, change staff-rated care)"
ICC = "ICC(1) of LEAD climate in units"
_FIT = "in the fit of the spread and the length of local leadership (loyalty-sim calibrate)"
_PROXY = "wards of a hospital with two dozen people stand in for trusts of thousands, and will to serve for engagement"
_STANDING = {
    AUTOCORRELATION: (Standing.FITTED, _FIT),
    ICC: (Standing.FITTED, _FIT),
    BETWEEN: (Standing.PARTLY, _PROXY),
    WITHIN: (Standing.PARTLY, _PROXY),
    "employee job satisfaction test-retest, wave 1-2": (
        Standing.NOT, "the source leaves out how long lies between the waves, which decides how large it must be",
    ),
    "ICC(1) of COHES climate in units": (Standing.NOT, "the model has no cohesion of a unit beside its climate"),
}  # fmt: skip
_SCALE = "on the scales of its own questions, which the model does not ask; sizes of trusts are not given either"


def given() -> Iterator[Given]:
    """Links, then the yearly figures of the NHS."""
    for row in shipped_rows("moments.csv"):
        if row["data"] in ("nhs_staff", "org_climate"):
            standing, why = _STANDING[row["moment"]]
            target = TARGET if standing is not Standing.NOT else ""
            value, error = float(row["value"]), float(row["se"])
            yield Given("moments.csv", row["moment"], value, error, standing, why, target)
    table = "nhs_year_moments.csv"
    rows = shipped_rows(table)
    for column in (name for name in rows[0] if name.endswith(("_mean", "_std"))):
        what, _, kind = column.partition("_")
        name = f"NHS, {what}: {'mean' if kind == 'mean' else 'spread between trusts'}"
        yield Given(
            table,
            f"{name}, {rows[0]['year']} to {rows[-1]['year']}",
            float("nan"),
            float("nan"),
            Standing.NOT,
            _SCALE,
            figures=len(rows),
        )
