"""What to do with an element, by its tag, and which elements a page does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.text.name_patterns import NamePattern
from newsclean.text.sentences import ends_sentence

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# The order matters: from BLOCK on an element may have text inside; from INLINE on it stands in a
# line of text; from SPAN on it may mark that text.
(
    TEXT,
    SKIP,
    METADATA,
    BREAK,
    IMAGE,
    UNSEEN,
    BLOCK,
    UNKNOWN,
    INLINE,
    TIME,
    CELL,
    SPACED,
    SPAN,
    LINK,
    STRONG,
    EMPHASIS,
    CODE,
    SMALL_PRINT,
) = range(18)
_NAMES = {
    TEXT: "-text",
    SKIP: "style svg math head iframe object embed canvas audio video select option"
    " datalist textarea map rp rt rtc",
    # What may say something of the article other than by its text.
    METADATA: "script meta link title",
    BREAK: "br",
    IMAGE: "img amp-img",
    # Not shown, unless it is most of what the page says.
    UNSEEN: "noscript template",
    BLOCK: "address article aside blockquote body caption center col colgroup dd details dialog dir"
    " div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr"
    " html legend li listing main marquee menu nav ol optgroup p plaintext pre search section"
    " summary table tbody tfoot thead tr ul xmp",
    INLINE: "abbr acronym basefont bdi bdo big blink button data del dfn font input ins label mark"
    " meter nobr output picture progress q rb ruby s slot source strike sub sup u var wbr",
    STRONG: "b strong",
    EMPHASIS: "em i",
    CODE: "code kbd samp tt",
    SMALL_PRINT: "cite small",
    SPAN: "span",
    LINK: "a",
    TIME: "time",
    CELL: "td th",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
# By the parser's number of a tag.  Those that HTML does not know are numbered anew in each page.
_LAST_KNOWN_TAG = 250
BY_TAG: dict[int, int] = {}
TAGS: dict[int, str] = {}
"""What the tags of ``BY_TAG`` are called."""


def role_of(node: LexborNode) -> int:
    """What to do with elements such as this one; kept for those that HTML knows."""
    tag = node.tag or "-"
    role = _ROLES.get(tag, SKIP if tag.startswith(("-", "!")) else UNKNOWN)
    if node.tag_id <= _LAST_KNOWN_TAG:
        BY_TAG[node.tag_id] = role
        TAGS[node.tag_id] = tag
    return role


# --- elements that HTML does not know -------------------------------------------------------

# In these a browser shows them in the line, as it shows all of them that no style sheet names.
_LINES = frozenset("p h1 h2 h3 h4 h5 h6 figcaption caption summary pre".split())


class Unknown:
    """Elements of other languages, of programs and of misspelt tags: in the line, or blocks.

    They have no looks of their own.  One that holds blocks is a block.  One that holds only
    text stands in the line if there is other text in it.  Each node is looked at twice at most.
    """

    def __init__(self) -> None:
        self._blocks: set[int] = set()
        self._lines: dict[int, bool] = {}

    def role(self, node: LexborNode, tag: str, around: int) -> int:
        """Whether ``node``, in a block of this ``tag``, is a BLOCK or INLINE.

        :param around: the role of the element right around it.
        """
        if node.mem_id in self._blocks or self._holds_block(node):
            return BLOCK
        if around >= INLINE or tag in _LINES:
            return INLINE
        parent = node.parent
        if parent is None:
            return BLOCK
        known = self._lines.get(parent.mem_id)
        if known is None:
            known = self._lines[parent.mem_id] = _has_line(parent)
        return INLINE if known else BLOCK

    def _holds_block(self, node: LexborNode) -> bool:
        open_: list[LexborNode] = [node]
        at = node.first_child
        while True:
            if at is None:
                at = open_.pop()
                if not open_:
                    return False
                at = at.next
                continue
            role = BY_TAG.get(at.tag_id, -1)
            if role < 0:
                role = role_of(at)
            if role == BLOCK:
                self._blocks |= {each.mem_id for each in open_ if each.tag_id > _LAST_KNOWN_TAG}
                return True
            if role > BLOCK and (child := at.first_child) is not None:
                open_.append(at)
                at = child
            else:
                at = at.next


def _has_line(parent: LexborNode) -> bool:
    """Whether text, or an element in the line, stands right in an element."""
    at = parent.first_child
    while at is not None:
        role = BY_TAG.get(at.tag_id, -1)
        if role < 0:
            role = role_of(at)
        if role >= INLINE or (role == TEXT and not (at.text_content or "").isspace()):
            return True
        at = at.next
    return False


# --- what is not shown ----------------------------------------------------------------------

_STREAMED = "S:"


def is_paragraph(node: LexborNode, around: str, roles: list[int]) -> bool:
    """Whether a span that stands between blocks is styled as one, and has as much text.

    :param around: the tag of the block that it stands in.
    :param roles: those of the elements that are open.
    """
    style = node.attributes.get("style") or ""
    return (
        around in _BOXES
        and "display:block" in style.replace(" ", "").lower()
        and not (roles and roles[-1] > BLOCK)
        and len(node.text()) >= _SHORTEST_PARAGRAPH
    )


_BOXES = frozenset({"body", "div", "main", "article", "section"})
_SHORTEST_PARAGRAPH = 60


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether a browser does not show an element."""
    if "hidden" in attributes:
        # Pages that arrive in parts: a script shows this one as soon as it is there.  What is
        # hidden until it is looked for is text like any other.
        return not (
            (attributes.get("id") or "").startswith(_STREAMED)
            or attributes["hidden"] == "until-found"
        )
    style = attributes.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


_FOR_TOOLS = NamePattern(
    r"sr-?only|visually-?hidden|hidden-?visually|screen-?reader|assistive|offscreen|off-screen"
    r"|a11y|accessib"
)
_ICON = NamePattern(r"icon|symbol|\bfa\b|\bfa-|glyph|ornament")
_OVERLAY = NamePattern(
    r"modal|dialog|popup|pop-up|overlay|offcanvas|off-canvas|drawer|tooltip|lightbox|cookie"
    r"|consent|gdpr|menu|cloned"
)


# ``aria-hidden`` says nothing of what is seen: a page behind a window has it, a paragraph that
# fades out, an initial.  Yet most of what has it is no text.


def is_veil(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether a block with ``aria-hidden`` has no prose: a menu, a closed window, a button."""
    if is_overlay(node, attributes):
        return True
    if node.tag in _LINES or node.css_first(_PROSE) is not None:
        return False
    text = node.text()
    return len(text) > _LONGEST_PARAGRAPH or not ends_sentence(text.strip())


_PROSE = "p,blockquote,h1,pre"
_LONGEST_PARAGRAPH = 4000


def is_ornament(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether an element with ``aria-hidden`` in a line is a sign, an icon or a copy."""
    text = node.text()
    if not any(map(str.isalnum, text)):
        return True
    if " " not in text.strip() and _ICON.search(attributes.get("class") or ""):
        return True
    return any(_is_copy(other, text) for other in (_beside(node, "prev"), _beside(node, "next")))


def is_overlay(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether an element is a window over the page, or a menu."""
    if node.tag in ("dialog", "nav", "form", "footer") or "aria-modal" in attributes:
        return True
    said = " ".join([attributes.get(name) or "" for name in ("role", "class", "id")])
    return _OVERLAY.search(said) is not None


def _beside(node: LexborNode, way: str) -> LexborNode | None:
    """The nearest element on one side that readers' tools are shown; ``None`` behind text."""
    other: LexborNode | None = getattr(node, way)
    for _ in range(_FARTHEST):
        if other is None:
            break
        if not (
            (other.text_content or "").isspace()
            if other.is_text_node
            else other.attributes.get("aria-hidden") == "true"
        ):
            break
        other = getattr(other, way)
    return other


_FARTHEST = 4


def _is_copy(other: LexborNode | None, text: str) -> bool:
    """Whether an element is for readers' tools and says the same or more."""
    if other is None or not other.is_element_node:
        return False
    if not _FOR_TOOLS.search(other.attributes.get("class") or ""):
        return False
    return "".join(text.split()) in "".join(other.text().split())
