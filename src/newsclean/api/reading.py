"""HTML to an Article: the page's text, block by block, with what the markup says of each.

Every visible text of the page becomes a block, navigation included: what of it
is the article is for cleaners to say.  No tree outlives the call.
"""

from __future__ import annotations

from newsclean.language.language_guess import guess_language
from newsclean.metadata.fields import read_metadata
from newsclean.metadata.images import read_images
from newsclean.model.article import Article
from newsclean.reading.arguments import require_text
from newsclean.reading.article_body import add_article_body
from newsclean.reading.encoding import decoded
from newsclean.reading.file_types import refuse_other_files
from newsclean.reading.guards import guard_page
from newsclean.reading.mistaken_inputs import refuse_names
from newsclean.reading.noscript import without_open_noscripts
from newsclean.reading.page_evidence import PageEvidence
from newsclean.reading.paragraphs import join
from newsclean.reading.shown import read_tree


def read_html(
    html: str | bytes | bytearray | memoryview,
    *,
    url: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
) -> Article:
    """An Article as read from a page: its fields, and all its visible text in blocks.

    Nothing is removed yet.  Title, authors, dates and the other fields come from the markup, or
    from bylines and dates shown near the headline.  Blocks carry :class:`newsclean.model.Markup`.
    ``source_text`` is the page's text, block by block, parted by empty lines; offsets count its
    characters, not those of the HTML.

    :param html: the page.  Bytes, in any form that Python has for them, are decoded by
        ``encoding`` if given, else by their byte-order mark; as UTF-8 if that is what they are; by
        the declared charset (its label read as browsers read it) if they fit it.  Otherwise the
        encoding is guessed.  ``warnings`` of the Article say what was assumed against the label
        or without one.
    :param url: the page's address, if known.
    :param encoding: a codec name that overrides what the bytes say.
    :param language: ISO 639-1 code of the article, if you know it; it overrides what the markup
        says.  Otherwise the language is the one that the markup names, or it is guessed.
    :raises ReadError: if ``html`` is neither, or another argument no ``str``; if the page is a PDF,
        a feed or another file that is none, an address or the name of a file, or exceeds the
        limits of :mod:`newsclean.reading.guards`.
    :raises DecodeError: if ``encoding`` is unknown.

    >>> article = read_html("<h1>Storm hits coast</h1><p>A storm hit <b>the</b> coast.</p>")
    >>> [(block.kind, block.text) for block in article.blocks]
    [('heading', 'Storm hits coast'), ('paragraph', 'A storm hit the coast.')]
    """
    require_text(url=url, encoding=encoding, language=language)
    if isinstance(html, (bytearray, memoryview)):
        html = bytes(html)
    read = decoded(html, encoding)
    page = read.text
    refuse_other_files(html, is_page=True)
    refuse_other_files(page, is_page=True)
    refuse_names(page)
    guard_page(page)
    tree, walk = read_tree(without_open_noscripts(page), url)
    evidence = PageEvidence(tree, walk.blocks, walk.metadata_nodes)
    add_article_body(evidence, walk.elements + 1)
    source = join([block.text for block in evidence.blocks])
    stated = read_metadata(evidence, url)
    if language:
        stated["language"] = language
    guessed = None if "language" in stated else guess_language(source)
    return Article(
        source_text=source,
        blocks=evidence.blocks,
        warnings=read.warnings,
        images=read_images(evidence.blocks, walk.pictures.found, walk.marks.credits, len(source)),
        marks=walk.marks.found,
        language_is_guessed=guessed is not None,
        **{"language": guessed, **stated},
    )
