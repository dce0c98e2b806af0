"""Where the program begins: `main` is the installed command. `python -m netnotes` does as it does, but ends as Python
programs do, so that a profiler has its say.
"""

import gc
import sys

# A run makes a great many records and no cycles to speak of, and is soon over. Loading is no different.
gc.disable()

from netnotes.cli import main, netnotes  # noqa: E402
from netnotes.commands.running import run  # noqa: E402

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(run(netnotes, None))
