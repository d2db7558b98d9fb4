"""What tests share: texts, strategies, the laws as assertions, corpora, hostile inputs."""

import os
from pathlib import Path

import newsclean

HOME = Path(newsclean.__file__).parents[1]
"""Where the newsclean is that is tested, of the checkout or installed."""
ROOT = Path(__file__).parents[2]
"""The checkout."""
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
"""The five texts that come with newsclean."""
SHARED = Path(os.environ.get("NEWSCLEAN_SHARED", ROOT.parent / "shared"))
"""Real texts and pages, which are no part of the project; tests that need them skip without."""
