"""People in author fields of markup, and what stands there in their stead.

An author field is not a byline: it may hold one name or ten, a newsroom, the
paper's own name, an address, a login, or a whole line of the page.  So each
part of it must look like a person, and nothing is taken from a field in which
something looks like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

import attrs

from newsclean.model import Author
from newsclean.names import Lexicon, is_organization, is_uncased
from newsclean.text import canonical, fold

_LONGEST = 300
_LONGEST_NAME = 60
_MOST_NAME_WORDS = 6
_MOST_AUTHORS = 40

_NOISE = re.compile(
    r"\(?<?\S{1,80}@[\w.-]{2,80}>?\)?|(?<!\w)@\s?\w+|\b(?:https?://|www\.)\S+|\S{1,40}\[at\]\S+"
)
_MARKUP = re.compile(r"<[^<>]{1,200}>")
# What parts people; hyphens and strokes only with spaces around them.
_BREAK = re.compile(
    r"\s*(?:[\n|•·●►,;、，：؛،]|\s[-–—/&+~×]\s|\s[-–—~]|[-–—~]\s|／|(?<=\w)/(?=\w)|[:]\s|[:]$)\s*"
)
_BRACKETS = re.compile(r"\(([^()]{1,80})\)|\[([^\[\]]{1,80})\]|（([^（）]{1,80})）")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´.·\u200c-]+[^\W\d_]+)*['’.]?")
_EDGES = " \t\"'“”‘’«»„*:.,;-–—|/<>~+!_→←"

# Words that stand before a name in author fields: what was done, what is shown, and by whom.
_CUES = frozenset(
    "by von vom par por di da door av af de od z från fra od door tekst text texte texto testo"
    " words story stories written posted published post report reported reporting review news"
    " view all posts more from articles article see other about the author authors by: autor"
    " autorin autoren autore autores auteur auteurs autori auteure auctor författare forfatter"
    " geschrieben veröffentlicht verfasst erstellt publié publicado escrito scritto pubblicato"
    " zeige alle beiträge artikel mehr über dieser des der redigé rédigé écrit ein gastbeitrag"
    " beitrag kommentar analyse analysis opinion column commentary guest submitted contributed"
    " skrevet skriven publicerad geplaatst geschreven oleh penulis penulis: yazan автор авторы"
    " текст автора автор: texts foto: 文 文： 著者 作者 筆者 執筆 取材 ライター 撰文 記者 记者 글 기자"
    " nota redactado elaborado podcast interview interviewed edited reviewed follow follow: posted-by byline"
    " contributor contributing with as told to".split()
)
# Cues of those who did something other than write it.
_OTHERS = frozenset(
    "edited reviewed checked fact-checked medically editing editor: photo photos photo: photos: foto"
    " foto: fotos: fotos photography photographs picture pictures illustration illustrations illustrated"
    " translated translation übersetzung übersetzt traducción traduit video video: images".split()
)
# A cue that means nothing else stands by itself for all that is before it.
_SURE_CUES = frozenset("by par por door oleh 投稿者 by: автор автор:".split())
# Parts of names of bodies, in the languages of most author fields seen.  Lexicons know media.
_BODIES = frozenset(
    "staff team newsroom editorial editors editor redaktion redaktionen redaktionsteam onlineredaktion"
    " redacción redaccion redação redacao redazione rédaction redaction redactie redakcja redakce"
    " редакция редакція desk bureau admin administrator administrador webmaster webteam support"
    " user guest anonymous unknown anonym gast gastautor gastbeitrag contributors contributor author autor"
    " agency agencies agencia agencias agentur agenturen agence service services dienst"
    " university universität universidad université college institute institut school center centre"
    " zentrum foundation stiftung gmbh ag inc inc. ltd ltd. llc corp corp. co. company group gruppe"
    " verlag publishing press-release pressemitteilung presse council ministry ministerium"
    " department committee association verband verein e.v. society network netzwerk office board"
    " club museum bank blog blogs magazine magazin website site web online com submissions"
    " partner partners sponsored advertorial studio studios productions entertainment sports"
    " correspondents reporters news noticias nachrichten release government partei"
    " comments comment kommentare minutes latest menu facebook twitter instagram"
    " youtube linkedin xing whatsapp telegram flipboard rss share email mail teilen follow contact"
    " podcast video videos photo photos image images getty reuters afp dpa ap updated copied posted"
    " published publisher subscribe print aktualisiert uhr stand lesezeit minuten actualizado publicado"
    " modifié aktualisierung datum date folgen copy views sponsored anzeige werbung jetzt".split()
)
# Words of offices that newsrooms' lexicons leave out, as bylines seldom print them.
_ROLES = frozenset(
    "officer ceo cfo cto coo head director president vice chair chairman chairwoman minister professor"
    " redakteurin redakteur redaktorin redaktor fellow lecturer economist strategist founder co-founder"
    " geschäftsführer geschäftsführerin leiter leiterin volontärin volontär chefin chef ressortleiter"
    " meteorologist author autorin autor columnist journalist corresponsal secretary".split()
)
_UNNAMED = frozenset(
    "admin administrator none null undefined author editor staff user guest anonymous redaktion unknown"
    " wordpressadmin webmaster root test name autor nobody n/a na noauthor default press news"
    " online info office team web www by von website home editorial newsroom publisher posted on am um"
    " the publisher. folgen follow autorin autoren profile profil about more mehr user1 reporter".split()
)
_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|ii|iii|iv)\.?", re.IGNORECASE)
_CREDENTIAL = re.compile(
    r"(?:ph\.?\s?d|m\.?d|d\.?o|esq|m\.?a|m\.?s|b\.?a|b\.?s|mba|mph|rdn?|ldn?|rn|cfa|cfp|cpa|jd|j\.d|dds|dvm"
    r"|lcsw|msc|bsc|mph|msw|edd|psyd|pharmd|cdces|cdn|cssd|facs|facog|faad|obe|cbe|mbe|mp|kc|qc"
    r"|dphil|mrcp|llm|llb|cscs|np|pa-c|dpt|od|dmd)\.?",
    re.IGNORECASE,
)
_TITLED = frozenset("dr dr. prof prof. professor mag. dipl.-ing. sir dame rev. rev".split())
_SMALL = frozenset("y e i a".split())


# Stands for a cue of someone else than the author, whose name follows.
_OTHER = "\0"


@attrs.frozen
class Setting:
    """What must be known to tell people from other entries."""

    lexicon: Lexicon
    """The words of all rule packs."""
    bodies: frozenset[str] = frozenset()
    """Names of the site and its publisher, squashed; they are no people."""


@attrs.frozen
class Credits:
    """Who an author field names."""

    people: tuple[Author, ...] = ()
    bodies: tuple[str, ...] = ()


@lru_cache(maxsize=2_048)
def squash(text: str) -> str:
    """Letters and digits of ``text`` alone, folded."""
    return "".join(filter(str.isalnum, fold(text)))


def read_credits(raw: str, setting: Setting, *, structured: bool = True) -> Credits:
    """People and bodies that an author field names; empty if it is no such field.

    ``structured`` says that the field is an author's by its own name, so that a
    pen name of one word may be a person.  Otherwise each part must be known for
    what it is.

    >>> setting = Setting(Lexicon(joiners=frozenset({"and"}), by=frozenset({"by"})))
    >>> credits = read_credits("By Ann Lee and Jo O'Brian | 3 May 2020", setting)
    >>> [author.name for author in credits.people]
    ['Ann Lee', "Jo O'Brian"]
    >>> read_credits("https://www.facebook.com/paper", setting).people
    ()
    """
    if len(raw) > _LONGEST:
        return Credits()
    text = "\n".join(_joined_names([canonical(" ".join(line.split())) for line in raw.split("\n")]))
    text = _NOISE.sub("\n", _MARKUP.sub(" ", unescape(text)))
    text = _BRACKETS.sub(lambda match: f"\n({match[1] or match[2] or match[3]}\n", text)
    parts = _in_order(raw, list(_parts(text, setting.lexicon)))
    people: list[Author] = []
    bodies: list[str] = []
    skip = False
    for part in parts[: 2 * _MOST_AUTHORS]:
        if part == _OTHER:
            skip = True
            continue
        verdict = _judge(part, setting, structured=structured, alone=len(parts) == 1)
        if isinstance(verdict, Author):
            if people and verdict.role and not skip and verdict.name != part.split(' ', 1)[0]:
                people[-1] = attrs.evolve(people[-1], role=people[-1].role or part)
            elif not skip:
                people.append(verdict)
            skip = False
        elif verdict == "body":
            bodies.append(part.strip("("))
            if people and people[-1].organization is None:
                people[-1] = attrs.evolve(people[-1], organization=part.strip("("))
        elif verdict == "role":
            if people and people[-1].role is None:
                people[-1] = attrs.evolve(people[-1], role=part.strip("("))
        elif verdict == "suffix" and people:
            people[-1] = attrs.evolve(people[-1], name=f"{people[-1].name} {part}")
        elif verdict == "no" and not structured:
            return Credits()
    return Credits(_each_once(people), tuple(bodies))


def _joined_names(lines: list[str]) -> list[str]:
    """Lines where given and family name each stand on their own put together."""
    found: list[str] = []
    for line in filter(None, lines):
        words = line.split(" ")
        before = found[-1].split(" ") if found else []
        if (
            1 <= len(before) <= 3
            and (len(words) == 1 or (len(before) == 1 and len(words) <= 2))
            and all([_may_be_name(word) for word in (*before, *words)])
        ):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _may_be_name(word: str) -> bool:
    folded = fold(word)
    return (
        bool(_WORD.fullmatch(word))
        and word[0].isupper()
        and not (folded in _CUES or folded in _BODIES or folded in _ROLES)
        and not _CREDENTIAL.fullmatch(word)
        and folded not in _UNNAMED
    )


def _each_once(people: Iterable[Author]) -> tuple[Author, ...]:
    found: dict[str, Author] = {}
    for author in people:
        key = squash(author.name)
        known = found.get(key)
        found[key] = author if known is None else attrs.evolve(
            known,
            role=known.role or author.role,
            organization=known.organization or author.organization,
        )
    return tuple(found.values())[:_MOST_AUTHORS]


def _parts(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What stands between breaks and words for ``and``, each without its cue."""
    for chunk in _BREAK.split(text):
        given = chunk.split()
        words = _without_cue(given, lexicon)
        cue = given[: len(given) - len(words)] if words != given else given
        if any([fold(word).strip("(") in _OTHERS for word in cue[:4]]):
            yield _OTHER
        begun: list[str] = []
        for at, word in enumerate(words):
            if word in lexicon.joiners and begun and at + 1 < len(words) and _parts_here(
                word, begun, words[at + 1 :]
            ):
                yield " ".join(begun)
                begun = []
            else:
                begun.append(word)
        part = " ".join(_without_cue(begun, lexicon)).strip(_EDGES)
        if part:
            yield part


def _parts_here(word: str, before: list[str], after: list[str]) -> bool:
    """Whether a word for ``and`` parts two people; ``Ortega y Gasset`` is one."""
    return word not in _SMALL or (len(before) > 1 and len(after) > 1)


def _without_cue(words: list[str], lexicon: Lexicon) -> list[str]:
    for at, word in enumerate(words[:6]):
        bare = fold(word).rstrip(":").strip("(~")
        sure = bare in _SURE_CUES or (bare in lexicon.by and word.islower())
        if sure and (at == 0 or bare in _SURE_CUES or _are_cues(words[:at])):
            return _without_cue(words[at + 1 :], lexicon)
    head = 0
    while head < len(words) - 1 and _are_cues(words[head : head + 1]):
        head += 1
    # All cues and no name: then it was no cue.
    return words[head:] if head < len(words) else words


def _are_cues(words: list[str]) -> bool:
    return all([fold(word).strip(":~(-") in _CUES or word in "~-–—|:" for word in words])


def _in_order(raw: str, parts: list[str]) -> list[str]:
    """``Lee, Ann`` is one person, family name first."""
    if len(parts) == 2 and "," in raw and all([_WORD.fullmatch(part) for part in parts]):
        one, two = parts
        if not is_uncased(one) and one[0].isupper() and two[0].isupper() and len(two) > 1:
            return [f"{two} {one}"]
    return parts


def _judge(part: str, setting: Setting, *, structured: bool, alone: bool) -> Author | str:
    """A person; or ``body``, ``role``, ``suffix``, ``aside`` (not to be minded), or ``no``."""
    lexicon = setting.lexicon
    if part.startswith("("):
        inner = part[1:]
        is_body = is_organization(inner, lexicon) or fold(inner) in lexicon.agencies
        return "body" if is_body else "aside"
    if _SUFFIX.fullmatch(part):
        return "suffix"
    if _CREDENTIAL.fullmatch(part):
        return "aside"
    if any([char.isdigit() for char in part]):
        handle = structured and alone and part.isalnum() and part[0].isalpha() and len(part) < 25
        return Author(part) if handle and not _is_body(part, setting) else "aside"
    words = [word for word in part.split(" ") if not _CREDENTIAL.fullmatch(word) or len(word) < 2]
    if not words:
        return "aside"
    part = " ".join(words)
    if _is_body(part, setting):
        agency = _agency_behind(words, lexicon)
        if not agency or _is_body(" ".join(words[:-agency]), setting):
            return "body"
        inner_verdict = _judge(
            " ".join(words[:-agency]), setting, structured=structured, alone=alone
        )
        if isinstance(inner_verdict, Author):
            return attrs.evolve(inner_verdict, organization=" ".join(words[-agency:]))
        return "body"
    words, role = _without_role(words, lexicon)
    if not words:
        return "role"
    if len(words) > _MOST_NAME_WORDS or len(part) > _LONGEST_NAME:
        return "no"
    if not all([_WORD.fullmatch(word) for word in words]):
        return "no"
    if is_uncased(words[0]):
        name = " ".join(words)
        return Author(name, role=role) if len(name) <= 15 and len(name) > 1 else "no"
    if len(words) == 1:
        return _single(words[0], role, structured=structured, alone=alone)
    if not _is_full_name(words, lexicon):
        lower = structured and alone and len(words) <= 3 and role is None and part.islower()
        return Author(part) if lower else "no"
    return Author(" ".join(words), role=role)


def _agency_behind(words: list[str], lexicon: Lexicon) -> int:
    """How many words at the end are an agency's name, if at least two stand before it."""
    for count in range(min(4, len(words) - 2), 0, -1):
        if fold(" ".join(words[-count:])) in lexicon.agencies:
            return count
    return 0


def _single(word: str, role: str | None, *, structured: bool, alone: bool) -> Author | str:
    login = word.islower() and not word.isalpha()
    if structured and alone and len(word) > 1 and not login and fold(word) not in _UNNAMED:
        return Author(word, role=role)
    # A word beside a name is a place, as in "Ann Lee, Kyiv".
    return "aside" if word[0].isupper() else "no"


def _without_role(words: list[str], lexicon: Lexicon) -> tuple[list[str], str | None]:
    """Words of a name, and the role before or behind it."""
    head, tail = 0, len(words)
    while head < tail and _is_role_word(words[head], lexicon):
        head += 1
    while tail > head and _is_role_word(words[tail - 1], lexicon):
        tail -= 1
    if head == tail:
        return [], " ".join(words)
    rest = words[head:tail]
    # Words between two role words, or one beside one, are part of the role: "Moscow correspondent".
    if any([_is_role_word(word, lexicon) for word in rest]) or (len(rest) == 1 and len(words) > 1):
        return [], " ".join(words)
    role = " ".join(words[:head]) or " ".join(words[tail:]) or None
    return rest, role


def _is_role_word(word: str, lexicon: Lexicon) -> bool:
    folded = fold(word).strip("(),.:")
    return folded in lexicon.roles or folded in _ROLES


_PARTICLE_STARTS = ("d'", "d’", "al-", "el-", "’t", "'t")


def _is_full_name(words: list[str], lexicon: Lexicon) -> bool:
    """Whether each word is a name or a particle, and at least two are names."""
    if fold(words[0]) in ("the", "die", "der", "das", "el", "le") and len(words) == 2:
        return False
    named = 0
    for word in words:
        if word[0].isupper():
            named += 1
        elif fold(word) not in lexicon.particles and not word.startswith(_PARTICLE_STARTS):
            return False
    return named >= 2


# Words of publications' names that are given names as well.
_GIVEN = frozenset("echo star sun tin mercury merkur banner".split())


def _is_body(part: str, setting: Setting) -> bool:
    """Whether ``part`` is the site, an agency, a publication or a body by one of its words."""
    squashed = squash(part)
    if not squashed or squashed in setting.bodies:
        return True
    folded = fold(part)
    words = folded.split()
    if is_organization(part, setting.lexicon) and not (len(words) == 2 and words[0] in _GIVEN):
        return True
    first = part.split(" ", 1)[0]
    if len(words) > 1 and first.isupper() and 2 < len(first) < 6 and squash(first) in setting.bodies:
        return True
    return not _BODIES.isdisjoint(words) or not _BODIES.isdisjoint(folded.replace("-", " ").split())
