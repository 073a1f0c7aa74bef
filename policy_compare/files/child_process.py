"""How a process is started that runs this package's code apart from the program."""

import sys
from pathlib import Path
from typing import Final

from policy_compare.files.names import absolute_path

#: What its code begins with. It loads this package from where it is, whatever else is called so,
#: and nothing from the current folder; then what was found otherwise, as in a zip or beside a
#: test. To look for garbage would make imports slower, and all of it goes with the process.
PREPARATION: Final = """
import gc, sys
gc.disable()
sys.path.insert(0, sys.argv[1])
import policy_compare
del sys.path[0]
sys.path += [path for path in sys.argv[3:] if path not in sys.path]
"""


def child_command(code: str, argument: str) -> list[str]:
    """The command that runs ``code``, which begins with ``PREPARATION``.

    In it ``sys.argv[2]`` is the ``argument``.
    """
    root = Path(__file__).parents[2]
    here = str(absolute_path(Path()))
    paths = [path for path in sys.path if Path(path).is_absolute() and path != here]
    return [sys.executable, "-P", "-c", code, str(root), argument, *paths]
