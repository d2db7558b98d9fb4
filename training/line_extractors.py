"""Ten ways of turning a page into text, as careless scrapers and good extractors do.

Each takes a page and its language, two letters or none.  Extractors are imported where they are
used.
"""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser


def node_by_node(html: str, language: str) -> str:
    """Each text node on a line, blocks parted by empty lines."""
    del language
    return _dump(html, "\n")


def block_by_block(html: str, language: str) -> str:
    """Each block on a line."""
    del language
    return _dump(html, " ")


_SKIPPED = frozenset(
    "script style noscript template svg head iframe object select textarea".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s"
    " samp small span strike strong sub sup time tt u var wbr".split()
)


def _dump(html: str, between: str) -> str:
    blocks: list[list[str]] = [[]]
    body = LexborHTMLParser(html).body
    node, path = (body.first_child if body else None), []
    while node is not None or path:
        if node is None:
            node, tag = path.pop()
            if tag not in _INLINE:
                blocks.append([])
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            blocks[-1].extend(filter(None, [" ".join(node.text(deep=False).split())]))
        elif not tag.startswith(("-", "!")) and tag not in _SKIPPED:
            if tag not in _INLINE:
                blocks.append([])
            path.append((node, tag))
            node = node.first_child
            continue
        node = node.next
    return "\n\n".join(between.join(block) for block in blocks if block)


def trafilatura_text(html: str, language: str) -> str:
    import trafilatura

    del language
    return trafilatura.extract(html) or ""


def trafilatura_recall(html: str, language: str) -> str:
    import trafilatura

    del language
    found = trafilatura.extract(html, favor_recall=True, include_comments=True, fast=True)
    return found or ""


def readability_text(html: str, language: str) -> str:
    from lxml.html import fromstring
    from readability import Document

    del language
    tree = fromstring(Document(html).summary())
    for node in tree.iter("p", "div", "li", "h1", "h2", "h3", "h4", "tr", "blockquote", "br"):
        node.tail = "\n\n" + (node.tail or "")
    return str(tree.text_content())


def resiliparse_main(html: str, language: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    del language
    return str(extract_plain_text(html, main_content=True))


def resiliparse_all(html: str, language: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    del language
    return str(extract_plain_text(html, main_content=False))


STOPLISTS = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese",
    "it": "Italian", "nl": "Dutch", "pl": "Polish", "ru": "Russian", "cs": "Czech",
    "sv": "Swedish", "da": "Danish", "fi": "Finnish", "tr": "Turkish", "el": "Greek",
    "hu": "Hungarian", "ro": "Romanian",
}  # fmt: skip


def justext_text(html: str, language: str) -> str:
    import justext

    if language not in STOPLISTS:
        return ""
    stoplist = justext.get_stoplist(STOPLISTS[language])
    found = justext.justext(html.encode(), stoplist, encoding="utf-8")
    return "\n".join(p.text for p in found if not p.is_boilerplate or p.cf_class == "short")


def html2text_text(html: str, language: str) -> str:
    import html2text

    del language
    reader = html2text.HTML2Text(bodywidth=0)
    reader.ignore_links = reader.ignore_images = reader.ignore_emphasis = True
    return str(reader.handle(html))


def newspaper_text(html: str, language: str) -> str:
    import newspaper

    del language
    article = newspaper.Article("http://example.org/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


WAYS: tuple[Callable[[str, str], str], ...] = (
    node_by_node, block_by_block, trafilatura_text, trafilatura_recall, readability_text,
    resiliparse_main, resiliparse_all, justext_text, html2text_text, newspaper_text,
)  # fmt: skip
