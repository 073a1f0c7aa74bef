"""How long a short answer takes, against the least that such a program does.

Each side is a script of three lines that imports a compiled module and calls its
``main``, in an empty folder, so that the program finds the corpus that it ships with.
"""

import shutil
import tempfile
from pathlib import Path
from statistics import median

from policy_compare.corpus.locate import shipped_corpus_folder
from tests.benchmarks.report import Row, milliseconds
from tests.benchmarks.timing import alternate, run, seconds

_HERE = Path(__file__).parent
_SCRIPTS = {
    "ours": "policy_compare.cli",
    "list": "floor_list",
    "app": "floor_app",
}


def measure(rounds: int) -> list[Row]:
    """The rows on ``list``, ``--help`` and ``--version``."""
    rows = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, module in _SCRIPTS.items():
            text = f"from {module} import main\n\nmain()\n"
            (folder / f"{name}.py").write_text(text, encoding="utf-8")
            if (own := _HERE / f"{module}.py").exists():
                shutil.copy(own, folder)
        for asked, floor, target in (
            ("list", ["list.py", str(shipped_corpus_folder())], 1.25),
            ("--help", ["app.py", "--help"], 1.1),
            ("--version", ["app.py", "--version"], 1.1),
        ):
            ours = ["ours.py", asked]
            # The first call compiles, brings the files to memory, and must say something.
            for call in (ours, floor):
                assert run(call, folder).strip(), call
            found = alternate(
                rounds,
                lambda ours=ours: seconds(ours, folder),  # type: ignore[misc]
                lambda floor=floor: seconds(floor, folder),  # type: ignore[misc]
            )
            rows.append(
                Row(
                    f"start-up: {asked}",
                    milliseconds(median(found.ours)),
                    milliseconds(median(found.other)),
                    found.ratio,
                    target,
                    found.spread,
                )
            )
    return rows
