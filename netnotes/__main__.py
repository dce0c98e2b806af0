"""`python -m netnotes`: as the command, but it ends as Python programs do, so that a profiler has its say."""

import gc
import sys

from netnotes.cli import netnotes
from netnotes.commands.running import run

gc.disable()
sys.exit(run(netnotes, None))
