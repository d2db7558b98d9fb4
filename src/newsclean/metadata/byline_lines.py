"""The byline among the lines around a headline: a cue or a date tells it from other short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from newsclean.language.author_field_people import AuthorContext
from newsclean.language.author_field_words import CUES
from newsclean.language.author_fields import NamedAuthors, read_author_field
from newsclean.language.author_labels import labelled_pieces, of_writers
from newsclean.language.lexicon import Lexicon
from newsclean.metadata.headline_lines import is_hinted, lines_around
from newsclean.model.blocks import Block
from newsclean.reading.page_evidence import PageEvidence
from newsclean.text.folding import fold, squash
from newsclean.text.late_patterns import late
from newsclean.text.name_patterns import NamePattern

_LONGEST = 110
_BEHIND, _BEFORE = 8, 3
_DIGIT = late(r"\d")
_DATED = late(r"(?<!\w)(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2}")


def line_authors(
    evidence: PageEvidence, context: AuthorContext, title: str | None, *, sure: bool = False
) -> NamedAuthors:
    """Who a short line near the headline names, if a cue or a date shows it to be a byline.

    Where one must be ``sure`` a date is not enough.
    """
    headline = squash(title) if title else ""
    bodies: tuple[str, ...] = ()
    announced = False
    for block in _lines_near(evidence, title):
        if len(block.text) > _LONGEST:
            announced = False
            continue
        if announced:
            authors = read_author_field(_DATE_BEHIND.sub("", block.text), context, structured=False)
            if authors.people:
                return authors
        announced = _is_cue(block.text, context.lexicon)
        authors = _line_authors(block, context, sure=sure)
        if authors.people and not any(squash(one.name) in headline for one in authors.people):
            return authors
        bodies = bodies or authors.bodies
    return NamedAuthors(bodies=bodies)


def joint_authors(
    name: str, evidence: PageEvidence, context: AuthorContext, title: str | None
) -> NamedAuthors:
    """Who a line near the headline names beside ``name``, behind a word for "by"."""
    lexicon = context.lexicon
    for block in _lines_near(evidence, title):
        text = block.text
        if name not in text or len(text) > _LONGEST:
            continue
        words = text.split(" ")
        if not lexicon.joiners.isdisjoint(words) and _cue(words, lexicon, free=False) is not None:
            return _line_authors(block, context, sure=True)
    return NamedAuthors()


def stands_near(name: str, evidence: PageEvidence, title: str | None) -> bool:
    """Whether a short line near the headline has this name."""
    near = _lines_near(evidence, title)
    return any(name in block.text and len(block.text) <= _LONGEST for block in near)


def others_stand_near(name: str, evidence: PageEvidence, title: str | None) -> bool:
    """Whether a short line near the headline that is marked for authors has not this name."""
    return any(
        name not in block.text
        and len(block.text) <= _LONGEST
        and block.markup is not None
        and any(_FOR_AUTHORS.search(hint) for hint in block.markup.hints[-_AROUND:] if hint)
        for block in _lines_near(evidence, title)
    )


def is_called_editor(name: str, blocks: Sequence[Block], context: AuthorContext) -> bool:
    """Whether a short line says that somebody of this name edited the story, and none wrote it."""
    lines = (block.text for block in blocks if len(block.text) <= _LONGEST and name in block.text)
    pieces = [
        piece.kind
        for line in islice(lines, _MOST_NAME_LINES)
        for piece in labelled_pieces(line, context.lexicon)
        if name in piece.text
    ]
    return bool(pieces) and all(kind == "other" for kind in pieces)


def _lines_near(evidence: PageEvidence, title: str | None) -> Iterator[Block]:
    return lines_around(evidence.headline_positions(title), evidence.blocks, _BEHIND, _BEFORE)


def signed_authors(blocks: Sequence[Block], context: AuthorContext) -> NamedAuthors:
    """Who lines anywhere name behind a word for "author", if all such lines agree."""
    found: dict[str, NamedAuthors] = {}
    for block in blocks:
        text = block.text
        if len(text) > _LONGEST_SIGNED or _AUTHOR_LABEL.match(text) is None:
            continue
        authors = read_author_field(_AUTHOR_LABEL.sub("", text), context, structured=False)
        if authors.people:
            found.setdefault(" ".join([squash(one.name) for one in authors.people]), authors)
    return next(iter(found.values())) if len(found) == 1 else NamedAuthors()


_LONGEST_SIGNED = 80
_AUTHOR_LABEL = late(
    r"(?:(?:author|autorin|autor|autora|autore|auteur|autrice|författare|forfatter|schrijver"
    r"|kirjoittaja|autorka|yazar|penulis|автор|συντάκτης|tác giả|लेखक|작성자|著者|作者)(?:en|es|s)?"
    r"(?:/[^\W\d_]{4,10})?)\s?[:：]?\s+(?=\w)|(?:著者|作者|文)[:：]",
    re.IGNORECASE,
)


def _line_authors(block: Block, context: AuthorContext, *, sure: bool) -> NamedAuthors:
    text = block.text
    has_digit = _DIGIT.search(text) is not None
    dated = has_digit and _DATED.search(text) is not None
    if has_digit:
        text = _GLUED.split(text, maxsplit=1)[0]
    if text.startswith("By"):
        text = _GLUED_CUE.sub(r"\1 ", text)
    labelled = of_writers(text, context.lexicon)
    if labelled is not None:
        named = dated or is_hinted(block, _MARKS)
        labelled = "\n".join(_DATE_BEHIND.sub("", line) for line in labelled.split("\n"))
        return read_author_field(labelled, context, structured=named)
    for part in _BARS.split(text)[:_MOST_PARTS] if _BAR.search(text) else (text,):
        words = _parted(part, context.lexicon).split(" ")
        at = _cue(words, context.lexicon, free=True)
        named = at is not None and (dated or is_hinted(block, _MARKS))
        if at is not None and not named:
            at = _cue(words, context.lexicon, free=False)
        if at is not None:
            rest = _unglued(" ".join(words[at + 1 :]), context.lexicon)
            rest = _without_month(rest, context.lexicon, named=named)
            return read_author_field(rest, context, structured=named)
    marked = None if text.isascii() else _BRACKETED.fullmatch(text) or _REPORTER.match(text)
    if marked:
        name = next(filter(None, marked.groups()))
        authors = read_author_field(name, context, structured=False)
        return authors if authors.people else NamedAuthors()
    if sure or block.kind == "heading" or not (dated or _is_called_author(block)):
        return NamedAuthors()
    text = _DATE_BEHIND.sub("", _DATE_BEFORE.sub("", text))
    authors = read_author_field(_without_month(text, context.lexicon), context, structured=False)
    announces = any(_announces(author.name, context.lexicon) for author in authors.people)
    return NamedAuthors() if announces else authors


def _is_called_author(block: Block) -> bool:
    return is_hinted(block, _CALLED_AUTHOR) and not is_hinted(block, _OF_OTHERS)


def _without_month(text: str, lexicon: Lexicon, *, named: bool = False) -> str:
    """``text`` without the date behind a name: all of it if ``named``, else the month."""
    words = (_TAIL.sub("", text) if named else text).split(" ")
    while len(words) > 1 and fold(words[-1]).strip(".,") in lexicon.months:
        words.pop()
    return " ".join(words)


def _unglued(text: str, lexicon: Lexicon) -> str:
    """``text`` without what follows a name in a box of its own (``Ann LeePublished``)."""
    for match in _SEAM.finditer(text):
        word = fold(match[0])
        glued = text[match.start() - 1] != " "
        if word in lexicon.published or word in lexicon.updates or (glued and word in CUES):
            return text[: match.start()].rstrip()
    return text


def _parted(text: str, lexicon: Lexicon) -> str:
    """``text`` with a space behind words for "by" that a sign parts from the name."""
    match = _SIGNED.match(text) if not text.isascii() or ":" in text else None
    if match is None or not all(
        fold(word) in lexicon.by or fold(word) in CUES for word in match[1].split("・")
    ):
        return text
    return f"{match[1].rsplit('・', 1)[-1]} {text[match.end() :]}"


_SIGNED = late(r"([^\W\d_]{1,6}(?:・[^\W\d_]{1,6}){0,2})\s?[：／/●﹕︰:]\s?(?=\w)")


def _announces(name: str, lexicon: Lexicon) -> bool:
    """Whether a word for publishing, changing or a source is in a name: then it is none."""
    known = (lexicon.updates, lexicon.published, lexicon.sources)
    parts = fold(name).split(" ")
    return any(word in words for word in parts for words in known) or all(
        word in lexicon.times for word in parts
    )


def _is_cue(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a word for "by" and nothing else: the name follows."""
    if len(text) > _LONGEST_CUE:
        return False
    words = [fold(word).strip(":(,.-–|&/") for word in text.split(" ")]
    return any(word in lexicon.by for word in words) and all(
        not word or word in lexicon.by or word in CUES for word in words
    )


_LONGEST_CUE = 24


def in_full_name(name: str, blocks: Sequence[Block], context: AuthorContext) -> str:
    """The name with the family name that a line of its own gives to it; else as it is."""
    wanted = f"{fold(name)} "
    lines = (block.text for block in blocks if len(block.text) <= _LONGEST_NAME_LINE)
    for line in islice((line for line in lines if wanted in fold(line)), _MOST_NAME_LINES):
        for author in read_author_field(line, context, structured=False).people:
            if fold(author.name).startswith(wanted) and author.name.count(" ") <= 2:
                return author.name
    return name


def name_of_login(login: str, blocks: Sequence[Block]) -> str | None:
    """The name on the page that a login such as ``a.lee`` or ``ann.lee`` stands for.

    >>> from newsclean import read_text
    >>> name_of_login("a.lee", read_text("Ann Lee").blocks)
    'Ann Lee'
    """
    parts = _LOGIN.fullmatch(login)
    if parts is None:
        return None
    first, last = map(re.escape, parts.groups())
    middle = r"[\w'’-]*+(?: \w[\w'’-]*+\.?){0,2}? "
    pattern = re.compile(rf"\b{first}{middle}{last}\b", re.IGNORECASE)
    for block in islice(blocks, _MOST_BLOCKS):
        match = pattern.search(block.text, 0, _LONGEST_SEARCH)
        if match is not None and all(word[0].isupper() for word in match[0].split(" ")):
            return match[0]
    return None


_LOGIN = late(r"([a-z]+)\.([a-z]{3,})(?:@.{1,80})?", re.DOTALL)
_MOST_BLOCKS = 400
_LONGEST_SEARCH = 1_000
_LONGEST_NAME_LINE = 50
_MOST_NAME_LINES = 20


def _cue(words: Sequence[str], lexicon: Lexicon, *, free: bool) -> int | None:
    """Where a word for "by" stands: first, or behind words that say what was done and when.

    In a line that is ``free``, for it bears a date or is marked, other words may
    stand between what was done and by whom.
    """
    done = False
    for at, word in enumerate(words[:_MOST_CUES]):
        bare = fold(word).strip(":(,.-–|")
        if bare in lexicon.by and (word[0].islower() or not at or done):
            return at
        done = done or (not at and bare in CUES)
        known = bare in CUES or bare[:1].isdigit() or bare in lexicon.months or not bare
        if not (known or (free and done)):
            return None
    return None


_MOST_CUES = 12
# Hints that a line is about the article.
# Boxes around a line whose names are looked at.
_AROUND = 5
_FOR_AUTHORS = NamePattern(r"author|autor|byline")
_MARKS = NamePattern(r"author|autor|byline|meta|post|info")
# What newsrooms call the element of a byline in their own languages.
_CALLED_AUTHOR = NamePattern(
    r"auteur|autrice|firma(?!to)|signature|szerz|yazar|muhabir|penulis|forfatter|skribent|kirjoitta"
    r"|verfasser|redakteur|writer|reporter|journalist|tac-?gia|nevisand|katib"
)
_OF_OTHERS = NamePattern(r"comment|kommentar|reply|related|teaser|card|bio\b")


# What stands behind the name in "Posted by ann on 3 May", "von ann am 3.5.2020 um 9 Uhr".
_TAIL = late(
    r"\s(?:am|on|um|at|à|le|el|em|il|under|in|gespeichert|veröffentlicht)\s.*$|[\s,|·•-]+\d.*$"
)
_DATE_BEFORE = late(r"^[\d\s./:-]{6,20}(?:Uhr\b)?[\s|–—-]*")
_DATE_BEHIND = late(r"[\s,|·•–-]+\d.*$")
# As East Asian sites print them beside the headline: name and paper; name and "reporter".
_BRACKETED = late(r"[\[［【（]([一-鿿぀-ヿ ]{2,12}[，,／/、][^\[\]［］【】（）]{2,30})[\]］】）]")
_REPORTER = late(
    r"([가-힣]{2,4}) ?(?:[가-힣]{2,6})?(?:기자|특파원)(?![가-힣])"
    r"|(?:【|［)?(?:記者|记者) ?([一-鿿]{2,4})[／/]"
)
_BARS = late(r"\s*[|•·]\s*")
_BAR = late("[|•·]")
_MOST_PARTS = 6
_GLUED_CUE = late(r"^(By)(?=[A-Z]\S* ?[A-Z])")
_SEAM = late(r"(?<=[a-zß-öø-ÿ] )[A-Z][a-zß-öø-ÿ]+|(?<=[a-zß-öø-ÿ])[A-Z][a-zß-öø-ÿ]+")
# A name and the date behind it are often in boxes of their own: "Ann LeeMay 3, 2020".
_GLUED = late(r"(?<=[a-zß-öø-ÿ])(?=[A-Z][a-z]{2,8}\.? \d)")
