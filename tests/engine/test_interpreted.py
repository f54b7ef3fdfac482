"""The interpreted path is the same code uncompiled: a small market gives the same bits without Numba."""

import json
import os
import subprocess
import sys

import numba
import pytest
from markets import EVENTFUL, digests, small

PROGRAM = "import json, markets; print(json.dumps(markets.digests(markets.small(*markets.EVENTFUL, **{size}).run())))"
SIZE = {"customers": 150, "weeks": 20}
"""Long enough for the second decision of the firms, in week 14, and for an entrant to win customers."""


@pytest.mark.skipif(numba.config.DISABLE_JIT, reason="there is nothing compiled to compare with")
def test_interpreted_and_compiled_markets_are_equal_bit_for_bit():
    here = os.path.dirname(__file__)
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-c", PROGRAM.format(size=SIZE)]
    plain = subprocess.run(command, cwd=here, env=environment, check=True, capture_output=True, text=True)
    assert json.loads(plain.stdout) == digests(small(*EVENTFUL, **SIZE).run())
