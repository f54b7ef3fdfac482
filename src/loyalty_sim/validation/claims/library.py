"""Where the claims are: one file each in `experiments/claims`, k01_... to k41_..., each defining `CLAIM`."""

from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from loyalty_sim.scenario.homes import with_homes
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.validation.claims.claim import Claim


def claims_dir() -> Path:
    """Folder of the claims: inside an installed package, or at the top of a checkout."""
    here = Path(__file__).resolve()
    inside = here.parents[2] / "experiments" / "claims"
    return inside if inside.is_dir() else here.parents[4] / "experiments" / "claims"


def claim_files() -> dict[str, Path]:
    """Files of the claims by id: {"K01": .../k01_....py}; sorted, those of the user's own folders after them.

    Raises ScenarioError where an id is taken.
    """
    shipped = {_id(path): path for path in sorted(claims_dir().glob("k[0-9][0-9]_*.py"))}
    return with_homes(shipped, "claims/k[0-9][0-9]_*.py", "claim", _id)


def _id(path: Path) -> str:
    return path.stem[:3].upper()


def load_claims(ids: Sequence[str] = ()) -> list[Claim]:
    """The claims with these ids (K07, k7 and 7 mean the same), or all. Raises ScenarioError for an id there is not."""
    files = claim_files()
    wanted = [_spelt(word) for word in ids]
    problems = [_unknown(word, files) for word, name in zip(ids, wanted, strict=True) if name not in files]
    if problems:
        raise ScenarioError(problems)
    return [_load(files[name]) for name in (dict.fromkeys(wanted) or files)]


def _spelt(word: str) -> str:
    digits = word.strip().upper().removeprefix("K")
    return f"K{int(digits):02d}" if digits.isdecimal() else word.strip().upper()


def _unknown(word: str, files: dict[str, Path]) -> Problem:
    close = nearest(_spelt(word), files) or nearest(word, {path.stem[4:]: path for path in files.values()})
    by_title = {path.stem[4:]: name for name, path in files.items()}
    guess = (f"did you mean  {by_title.get(close, close)} ?",) if close else ()
    range_of_ids = f"there are {min(files)} to {max(files)}" if files else "there are none"
    return Problem(f"there is no claim '{word}'", f"command line: {word}", (*guess, range_of_ids))


def _load(path: Path) -> Claim:
    spec = spec_from_file_location(f"loyalty_sim_claims.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot read {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    claim = module.CLAIM
    if not isinstance(claim, Claim) or claim.id != path.stem[:3].upper():
        raise ImportError(f"{path.name} does not define the claim its name says")
    return claim
