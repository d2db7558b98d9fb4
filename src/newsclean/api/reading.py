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
from newsclean.reading.raw_page import RawPage
from newsclean.reading.shown import read_tree


def read_html(
    html: str | bytes | bytearray | memoryview,
    *,
    url: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
) -> Article:
    """Read a page into an Article: its fields, and all its visible text in blocks.

    It removes nothing yet: call :func:`newsclean.clean` next.  Title, authors, dates and the other
    fields come from the markup, or from bylines and dates near the headline.  Blocks have
    :class:`newsclean.model.Markup`.  ``source_text`` is the text of the page, with an empty line
    between two blocks.  Offsets count its characters, not those of the HTML.

    :param html: the page, as a string or as bytes.  Prefer bytes: newsclean then uses, in this
        order, the byte-order mark, UTF-8 if the bytes are valid UTF-8, the declared charset if it
        fits, and a guess.  If the bytes do not match their declaration, or have none,
        ``Article.warnings`` says which encoding was used.
    :param url: the address of the page, if you know it.  Links and pictures become absolute.
    :param encoding: the name of an encoding.  It overrides everything that the bytes say.
    :param language: ISO 639-1 code of the article, if you know it.  It overrides the markup.
        Otherwise the language is stated by the markup or guessed.
    :raises ReadError: if an argument has the wrong type; if the input is not a page, such as a PDF,
        a feed, an address or the name of a file; or if it is beyond the limits of
        :mod:`newsclean.reading.guards`.
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
    raw = RawPage(page)
    guard_page(raw)
    tree, walk = read_tree(without_open_noscripts(raw), url)
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
