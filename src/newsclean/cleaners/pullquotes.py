"""Pull quotes: sentences of the story that its page shows once more, in larger letters.

They are told by the markup, which calls them quotes, and by their words, which stand in a longer
block too.  In text alone what is said twice may be a refrain.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import letters_and_figures

# Fewer letters and figures may be said twice by chance.
_SHORTEST, _LONGEST = 25, 400
_NAME = "quote"
# Whose it is stands far out.
_INNERMOST = 3


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for quotes whose words stand in a longer block that is none."""
    del knowledge
    blocks = article.blocks
    quotes = {k for k, block in enumerate(blocks) if _is_quote(block)}
    if not quotes:
        return
    story = [letters_and_figures(block.text) for k, block in enumerate(blocks) if k not in quotes]
    for k in sorted(quotes):
        text = blocks[k].text
        words = letters_and_figures(text)
        if len(words) < _SHORTEST:
            continue
        if any(words in other and len(other) > len(words) for other in story):
            evidence = "stands in a longer paragraph too"
            yield Label(k, 0, len(text), "residue", "pullquotes.repeated", None, evidence)


def _is_quote(block: Block) -> bool:
    """Whether the markup calls a short block a quote, by its tag or by a name."""
    markup = block.markup
    if markup is None or len(block.text) > _LONGEST:
        return False
    return block.kind == "quote" or _NAME in " ".join(markup.hints[-_INNERMOST:]).lower()
