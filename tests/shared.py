"""Where the development data lies, and the mark that skips a test where it does not."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("KB_SHARED") or Path(__file__).resolve().parents[2] / "shared")
SEEDS = SHARED / "seeds"
DEV_SET = SHARED / "corpora" / "dev_set"

needs_shared = pytest.mark.skipif(not SEEDS.is_dir(), reason="the development data (../shared) is not on this machine")
