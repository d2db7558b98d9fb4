"""The names of languages as databases print them, and their codes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsclean.text.folding import fold

# In English, German, French, Dutch and Spanish, and in the language itself.
_NAMES = {
    "ar": "arabic arabisch arabe árabe",
    "cs": "czech tschechisch tchèque tsjechisch checo čeština",
    "da": "danish dänisch danois deens danés dansk",
    "de": "german deutsch allemand duits alemán",
    "el": "greek griechisch grec grieks griego",
    "en": "english englisch anglais engels inglés",
    "es": "spanish spanisch espagnol spaans español castellano",
    "fi": "finnish finnisch finnois fins finés suomi",
    "fr": "french französisch français frans francés",
    "hu": "hungarian ungarisch hongrois hongaars húngaro magyar",
    "it": "italian italienisch italien italiaans italiano",
    "ja": "japanese japanisch japonais japans japonés",
    "ko": "korean koreanisch coréen koreaans coreano",
    "nl": "dutch niederländisch néerlandais nederlands neerlandés holandés",
    "no": "norwegian norwegisch norvégien noors noruego norsk",
    "pl": "polish polnisch polonais pools polaco polski",
    "pt": "portuguese portugiesisch portugais portugees portugués português",
    "ro": "romanian rumänisch roumain roemeens rumano română",
    "ru": "russian russisch russe ruso русский",
    "sv": "swedish schwedisch suédois zweeds sueco svenska",
    "tr": "turkish türkisch turc turks turco türkçe",
    "uk": "ukrainian ukrainisch ukrainien oekraïens ucraniano українська",
    "zh": "chinese chinesisch chinois chinees chino",
}
CODES: Mapping[str, str] = {name: code for code, names in _NAMES.items() for name in names.split()}
"""ISO 639-1 codes by the folded names of languages."""
_CODE = re.compile("[a-z]{2}")
_PARTING = re.compile(r"[;,/(\s]")


def language_code(name: str) -> str | None:
    """The ISO 639-1 code of the language that ``name`` names first; ``None`` if it is unknown.

    >>> language_code("ENGLISH"), language_code("Deutsch; German"), language_code("fr")
    ('en', 'de', 'fr')
    >>> language_code("Klingon")
    """
    first = _PARTING.split(fold(name.strip()), maxsplit=1)[0]
    if first in CODES:
        return CODES[first]
    return first if _CODE.fullmatch(first) and first in _NAMES else None
