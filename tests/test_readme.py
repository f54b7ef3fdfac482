"""The README says what is true: its code runs, in its own order."""

import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def test_every_python_block_of_the_readme_runs(tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    code = "\n".join(blocks).replace("seeds=20", "seeds=3, workers=1")
    code = code.replace("load_scenario(),", 'load_scenario(overrides="market.customers=500 market.weeks=8".split()),')
    code = code.replace(
        'load_scenario("people_first")', 'load_scenario("people_first", "market.customers=500 market.weeks=8".split())'
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
