"""The scripts of this folder import one another by name, as when they are run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
