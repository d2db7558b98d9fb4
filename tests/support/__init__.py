"""What tests share: texts, strategies, the laws as assertions, corpora, hostile inputs."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The checkout."""
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
"""The five texts that come with newsclean."""
