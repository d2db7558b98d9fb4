"""Code in running text: calls of scripts, style rules, JSON, shown tags, encoded data.

Only what programs write for programs is found.  A story may quote ``if (fare < 0) { refund(card);
}`` or name a tag.  So a span needs a name that only pages' own scripts use, or the form of a whole
statement on a line of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from newsclean.text.late_patterns import late
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import Span, merge

_MOST_READ = 20_000
"""No statement is longer."""
_MOST_TRIES = 20
"""How many statements that never end are begun in one line."""

# --- scripts --------------------------------------------------------------------------------

# Calls of pages' own scripts, whose names no sentence has.
_OWN = (
    r"googletag\.[\w.]{1,60}\s?[(=]|\(adsbygoogle\s*=|_(?:taboola|gaq|satellite)\.\w{1,30}\("
    r"|dataLayer\.push\(|\b(?:gtag|fbq|ga|twq|pintrk|ttq)\(['\"]"
    r"|(?:apstag|pbjs|OBR)\.[\w.]{1,60}\s?[(=]"
    r"|self\.__next_f\.push\(|jwplayer\(['\"]|Criteo\.\w{1,30}\(|twttr\.[\w.]{1,40}\(|FB\.init\("
    r"|(?:google_ad|amzn_assoc)_\w{1,30}\s*=|OA_show\(|\(?new Image\(\)\)?\.src\s*="
)
# Calls that a story about programs may quote as well.
_QUOTABLE = (
    r"document\.(?:write(?:ln)?|getElement\w+|querySelector\w*|addEventListener|createElement)\("
    r"|window\.(?:addEventListener\(|[A-Za-z_$][\w$.]{0,60}\s*=)"
    r"|jQuery\(|\$\((?:document|window|function|['\"][.#])"
)
# What any program may begin with; on a line of nothing else.
_ANY = (
    r"!function\s*\(|\(function\s*\([\w, $]{0,80}\)\s*\{|\(\(\)\s*=>\s*\{"
    r"|(?:async )?function\s*\w{0,60}\([\w, $]{0,80}\)\s*\{"
    r"|(?:var|let|const)\s+[\w$]{1,60}\s*=\s*(?:window|document|function|new\s|[\[{\"'(]|true|false|\d)"
    r"|(?:var|let|const)\s+(?P<name>[\w$]{1,60})\s*=\s*(?:window\.)?(?P=name)\s*\|\|"
    r"|if\s*\((?:typeof[\s(]|!?window\.|!?document\.)|//\s*<!\[CDATA\["
    r"|try\s*\{|require\(\[['\"]|(?:window\.)?set(?:Timeout|Interval)\(\s*(?:function|\(\)\s*=>)"
    r"|addEventListener\(['\"]|eval\(function\(|@import\s+(?:url\(|['\"])"
    r"|[A-Za-z_$][\w$]{0,40}\.(?:init|setup|push|load)\(\s*[{\[]"
)
_SCRIPT = late(f"(?P<own>{_OWN})|{_QUOTABLE}")
_STATEMENT = late(f"{_OWN}|{_QUOTABLE}|{_ANY}")
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_BRACKET_OR_END = late(r"[()\[\]{};]")
_GOES_ON = late(r"\s*(?:[.;,()\[\]{}]|\|\||&&|//\s*\]\]>|(?:catch|else|finally)\b\s*[({i])")
_CODE_MARKS = late(r"[;{]")
_CODE_LINE = late(
    r"^[})\];.,]|[;{}(,\[\]]\s*$|^//|^[\w$.]{1,60}\s*=|^[\w$.]{1,60}\([^()]{0,200}\)$"
    r"|^(?:var|let|const)\s+[\w$]{1,60}\s*=|^(?:if|for|while)\s*\(|^\}?\s*else\b"
    r"|^['\"]?[\w$-]{1,60}['\"]?\s?:\s?[^\s:]"
)
_OPENS_OBJECT = late(r"[\w$.]{1,60}\s*=\s*[{\[(]$|[\[{]{1,2}\s*\"[\w@$:. -]{1,60}\"\s*:|\[$")
_BRACKETS_ALONE = late(
    r"[\s(){}\[\];,]*[{}][\s(){}\[\];,]*|//\s*\]\]>|(?://\s*)?<!\[CDATA\[|<!--|//\s*-->"
)


def opens_script(text: str) -> int:
    """How many brackets a line that begins a script or a style rule leaves open; -1 if it is none.

    >>> opens_script("googletag.cmd.push(function() {"), opens_script("The council met.")
    (2, -1)
    """
    begins = (
        _STATEMENT.match(text)
        or _OPENS_OBJECT.match(text)
        or (text.endswith("{") and _is_selector(text[:-1]))
    )
    return max(0, depth_of(text)) if begins else -1


def depth_of(text: str) -> int:
    """Brackets opened minus brackets closed."""
    return sum(_BRACKETS.get(char, 0) for char in text)


def is_code_line(text: str) -> bool:
    """Whether a line may stand inside a statement of several lines."""
    return _CODE_LINE.search(text) is not None


def is_brackets_alone(text: str) -> bool:
    """Whether a line is what closes a statement, and no more."""
    return _BRACKETS_ALONE.fullmatch(text) is not None


def _scripts(text: str) -> Iterator[Span]:
    whole = _statements_end(text, 0) if _STATEMENT.match(text) else -1
    if whole >= 0 and not text[whole:].strip():
        yield 0, len(text)
        return
    at = tries = 0
    while tries < _MOST_TRIES and (match := _SCRIPT.search(text, at)) is not None:
        end = _statements_end(text, match.start())
        at = max(end, match.end())
        tries += end < 0
        # "He blocked document.write() for good" names a call and makes none.
        if (
            end >= 0
            and _CODE_MARKS.search(text, match.start(), end) is not None
            and (match["own"] or stands_apart(text, match.start(), end))
        ):
            yield match.start(), end


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a span stands between sentences or at an edge of a line; inside one it is quoted.

    >>> stands_apart("It fell. {{ ad }} It rose.", 9, 17)
    True
    >>> stands_apart("It said {{ name }} on the letter.", 8, 18)
    False
    """
    before = text[max(0, start - _FAR_ENOUGH) : start].rstrip()
    after = text[end : end + 2]
    if not before:
        return not after.strip()[:1].islower()
    if not after.strip():
        return before[-1] not in _OPENS
    return ends_sentence(before) or (after[0].isspace() and after[1:].isupper())


_FAR_ENOUGH = 200
_OPENS = frozenset("\"'“‘„«‹(")


def _statements_end(text: str, start: int) -> int:
    """One past the statements in a row that begin at ``start``; -1 if they never end."""
    end = _statement_end(text, start)
    while end >= 0 and _STATEMENT.match(text, _skip_spaces(text, end)):
        following = _statement_end(text, _skip_spaces(text, end))
        if following < 0:
            break
        end = following
    return end


def _statement_end(text: str, start: int) -> int:
    """One past the statement that begins at ``start``: its brackets closed, and its stop."""
    depth, at = 0, start
    for match in _BRACKET_OR_END.finditer(text, start, start + _MOST_READ):
        char = match.group()
        if char == ";":
            if depth == 0:
                return match.end()
            continue
        depth += _BRACKETS[char]
        if depth < 0:
            return match.start()
        if depth == 0:
            at = match.end()
            if _GOES_ON.match(text, at) is None:
                return at
    return at if depth == 0 and at > start else -1


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


# --- style rules ----------------------------------------------------------------------------

_RULE_BODY = late(r"\{([^{}]{0,3000})\}")
_AT_RULE = late(r"@(?:media|supports|font-face|keyframes|-webkit-keyframes)\b[^{};]{0,200}\{")
_DECLARATION = late(r"\s*(?P<name>-{0,2}[a-z][\w-]{1,40})\s*:\s*[^;:]{1,400}(?::[^;]{0,400})?")
_PROPERTIES = frozenset(
    "align animation background border bottom box clear clip color column content cursor direction"
    " display fill filter flex float font gap grid height justify left letter line list margin max"
    " min object opacity order outline overflow padding pointer position right stroke table text"
    " top transform transition vertical visibility white width word z zoom".split()
)
_PART = (
    r"(?:[.#][A-Za-z_][\w-]*|::?[a-z-]+(?:\([^()]{0,40}\))?|\[[^\[\]]{1,60}\]|\*|[a-z]+[1-6]?(?=[.#:\[])"
    r"|(?:html|body|div|span|p|a|ul|ol|li|img|figure|figcaption|section|article|header|footer|aside"
    r"|table|td|tr|iframe|button|input|form|h[1-6])(?![\w-]))"
)
_SELECTOR = late(rf"{_PART}+(?:\s*[,>+~ ]\s*{_PART}+)*\s*$")
_LONGEST_SELECTOR = 300


def _is_selector(text: str) -> bool:
    return len(text) <= _LONGEST_SELECTOR and (
        text[:1] == "@" or _SELECTOR.match(text.strip()) is not None
    )


def _styles(text: str) -> Iterator[Span]:
    tries = 0
    for match in _AT_RULE.finditer(text):
        end = _statement_end(text, match.start()) if tries < _MOST_TRIES else -1
        tries += end < 0
        if end >= 0:
            yield match.start(), end
    for match in _RULE_BODY.finditer(text):
        if _declares(match[1]):
            start = _selector_start(text, match.start())
            if start is not None:
                yield start, match.end()


def _declares(body: str) -> bool:
    """Whether all between two braces sets properties of a style."""
    parts = [part for part in body.split(";") if part.strip()]
    names = [_DECLARATION.fullmatch(part) for part in parts]
    return bool(parts) and all(
        name is not None and (name["name"][0] == "-" or name["name"].split("-")[0] in _PROPERTIES)
        for name in names
    )


def _selector_start(text: str, at: int) -> int | None:
    low = max(0, at - _LONGEST_SELECTOR)
    low = max(low, text.rfind("}", low, at) + 1, text.rfind(";", low, at) + 1)
    words = [match.start() for match in re.finditer(r"\S+", text[low:at])]
    for word in words:
        if _SELECTOR.fullmatch(text, low + word, at):
            return low + word
    # Glued to a sentence: "... on Friday..css-1ab{color:red}".
    sign = re.search(r"[.#][a-z][\w-]*\s*$", text[low:at])
    return low + sign.start() if sign else None


# --- JSON -----------------------------------------------------------------------------------

_JSON_START = late(r'[\[{]\s*(?:\{\s*)?"[\w@$:. -]{1,60}"\s*:')
_KEY = late(r'"[\w@$:. -]{1,60}"\s*:')
_LONG_VALUE = late(r':\s*"[^"\\{}]{300}')
_FEWEST_KEYS, _FEWEST_INLINE = 2, 4
_DECODER = json.JSONDecoder()


def _blobs(text: str) -> Iterator[Span]:
    at = 0
    for _ in range(_MOST_TRIES):
        match = _JSON_START.search(text, at)
        if match is None:
            return
        start, end = match.start(), _json_end(text, match.start())
        if end < 0 and not text[:start].strip():
            end = len(text)
        is_whole = not text[:start].strip() and not text[max(end, 0) :].strip()
        keys = len(_KEY.findall(text, start, end)) if end >= 0 else 0
        # A value that long may be the story.
        if keys >= (_FEWEST_KEYS if is_whole else _FEWEST_INLINE) and not _LONG_VALUE.search(
            text, start, end
        ):
            yield start, end
        at = max(end, match.end())


def _json_end(text: str, start: int) -> int:
    """One past the JSON value at ``start``; of a broken one, where its brackets close, or -1."""
    try:
        return int(_DECODER.raw_decode(text, start)[1])
    except (ValueError, RecursionError):
        return _statement_end(text, start)


# --- tags, data, addresses ------------------------------------------------------------------

_LT, _GT = r"(?:[<‹]|&lt;|&#60;|&#x3c;)", r"(?:[>›]|&gt;|&#62;|&#x3e;)"
_NOT_GT = r"(?:(?![<>‹›]|&[lg]t;|&#6[02];|&#x3[ce];).){0,2000}"
_TAGS = (
    "iframe|script|style|noscript|object|embed|img|div|span|section|figure|blockquote|video|audio"
    "|source|svg|path|ul|ol|li|p|a|br|hr|em|strong|b|i|h[1-6]|table|tr|td|center|font|input|form"
)
_CONTAINER = late(
    rf"{_LT}(?P<tag>iframe|script|style|noscript|object|embed)\b{_NOT_GT}{_GT}", re.IGNORECASE
)
_WRAPPED = late(rf"{_LT}(?:p|div|span|section|h[1-6]|li|blockquote)\s*{_GT}", re.IGNORECASE)
_CLOSE_TAG = late(rf"{_LT}/(?:{_TAGS})\s*{_GT}", re.IGNORECASE)
_CLOSES = late(rf"{_LT}/(\w+)\s*{_GT}")
_LONGEST_CONTENT = 5_000
_OPEN_TAG = late(rf"{_LT}(?:{_TAGS})\s+[\w-]+\s*={_NOT_GT}/?\s*{_GT}", re.IGNORECASE)
_TAGS_ALONE = late(rf"(?:{_LT}/?(?:{_TAGS})\b{_NOT_GT}{_GT}\s*)+", re.IGNORECASE)
_DATA = late(r"data:[\w/+.-]{3,60}(?:;[\w=-]{1,30})*;base64,[A-Za-z0-9+/=%]{8,}")
_DRAWING = late(
    r"data:image/svg\+xml[;\w=-]{0,30},(?:%3[Cc]|<)svg.{0,2000}?(?:%3[Cc]|<)/svg(?:%3[Ee]|>)"
)
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]{60,}={0,2}")
_BASE64_END = re.compile(r"[A-Za-z0-9+/]{1,76}={0,2}")
_FEWEST_BASE64 = 100
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{100,}={0,2}(?![A-Za-z0-9+/=])")
_LETTERS_OF_ALL_KINDS = (re.compile("[a-z]"), re.compile("[A-Z]"), re.compile("[0-9]"))
_ADDRESS = late(r"https?://[^\s<>\"'“”]{4,4000}")
_TRACKERS = late(
    r"https?://(?:[\w-]+\.)*(?:doubleclick\.net|googlesyndication\.com|google-analytics\.com"
    r"|googletagmanager\.com|googletagservices\.com|scorecardresearch\.com|quantserve\.com"
    r"|facebook\.com/tr\b|amazon-adsystem\.com|criteo\.(?:com|net)|chartbeat\.(?:com|net)|adnxs\.com"
    r"|rubiconproject\.com|pubmatic\.com|moatads\.com|2mdn\.net|hotjar\.com|mathtag\.com"
    r"|omtrdc\.net|demdex\.net|permutive\.com|krxd\.net|bluekai\.com|vgwort\.de|ioam\.de|xiti\.com"
    r"|gemius\.pl|mc\.yandex\.ru|yadro\.ru|bat\.bing\.com|analytics\.twitter\.com|mediametrics\.ru)"
)
_TRACKING = late(r"[?&#](?:utm_\w+|fbclid|gclid|mc_cid|ocid|cmpid|icid|ref_src)=")


def _tags(text: str) -> Iterator[Span]:
    tries = 0
    for match in _CONTAINER.finditer(text):
        closing = _CLOSES.search(text, match.end(), match.end() + _LONGEST_CONTENT)
        tries += closing is None
        if tries > _MOST_TRIES:
            break
        if closing is not None and closing[1].lower() == match["tag"].lower():
            yield match.start(), closing.end()
    opened = [match.span() for match in _OPEN_TAG.finditer(text)]
    yield from opened
    wrapped = _WRAPPED.match(text)
    if wrapped is not None:
        yield wrapped.span()
    if opened or wrapped is not None:
        for match in _CLOSE_TAG.finditer(text):
            yield match.span()
    if _TAGS_ALONE.fullmatch(text):
        yield 0, len(text)


def _encoded(text: str) -> Iterator[Span]:
    if "data:" in text:
        for data in (_DATA, _DRAWING):
            yield from [match.span() for match in data.finditer(text)]
    if _has_long_word(text):
        for match in _BASE64.finditer(text):
            if _has_all_kinds(match.group()):
                yield match.span()


def _has_long_word(text: str) -> bool:
    """Whether so many characters without a space between them stand anywhere as base64 has."""
    end = _FEWEST_BASE64
    while end <= len(text):
        space = text.rfind(" ", end - _FEWEST_BASE64, end)
        if space < 0:
            return True
        end = space + 1 + _FEWEST_BASE64
    return False


def is_encoded_line(text: str, *, goes_on: bool = False) -> bool:
    """Whether a line is base64 and no more; ``goes_on`` if the line above is."""
    if goes_on and _BASE64_END.fullmatch(text):
        return text.endswith("=") or not (text.isupper() or text[1:].islower() or text.isdigit())
    return " " not in text and _BASE64_LINE.fullmatch(text) is not None and _has_all_kinds(text)


def _has_all_kinds(text: str) -> bool:
    return all(letters.search(text) for letters in _LETTERS_OF_ALL_KINDS)


def _addresses(text: str) -> Iterator[Span]:
    for match in _ADDRESS.finditer(text):
        address = match.group()
        is_whole = match.span() == (0, len(text))
        if _TRACKERS.match(address):
            if is_whole or "?" in address:
                yield match.span()
        elif is_whole and _TRACKING.search(address):
            yield match.span()


def code_spans(text: str) -> list[Span]:
    """Where code stands in a line, in order.

    >>> line = "The vote is on Friday. googletag.cmd.push(function() { run(); }); It was moved."
    >>> [line[start:end] for start, end in code_spans(line)]
    ['googletag.cmd.push(function() { run(); });']
    >>> code_spans("The program read if (fare < 0) { refund(card); } and was wrong.")
    []
    """
    found: list[Span] = []
    if "(" in text or " = " in text or "CDATA" in text:
        found += _scripts(text)
    if "{" in text:
        found += _styles(text)
        found += _blobs(text)
    if "<" in text or "‹" in text or "&lt;" in text or "&#" in text:
        found += _tags(text)
    if len(text) >= _SHORTEST_DATA:
        found += _encoded(text)
    if "://" in text:
        found += _addresses(text)
    if "/*" in text and (found or text.startswith("/*")):
        found += [match.span() for match in _COMMENT.finditer(text)]
    return merge(found) if found else found


_SHORTEST_DATA = 24
_COMMENT = late(r"/\*[^*\n]{0,300}\*/\s?")
