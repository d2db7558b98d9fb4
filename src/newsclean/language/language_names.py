"""The names of languages as databases print them, and their codes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsclean.text.folding import fold

# In English, German, French, Dutch, Spanish, Italian and Portuguese, and in the language itself.
_NAMES = {
    "af": "afrikaans",
    "am": "amharic amharisch amharique amhaars amárico amarico አማርኛ",
    "ar": "arabic arabisch arabe árabe arabo العربية",
    "az": "azerbaijani azeri aserbaidschanisch azéri"
    " azerbeidzjaans azerí azero azərbaycanca azərbaycan",
    "be": "belarusian belarussian weißrussisch belarussisch biélorusse bielorruso bielorusso"
    " wit-russisch беларуская",
    "bg": "bulgarian bulgarisch bulgare bulgaars búlgaro bulgaro български",
    "bn": "bengali bangla bengalisch bengalí bengalese বাংলা",
    "bs": "bosnian bosnisch bosniaque bosniaco bosnio bosanski bósnio",
    "ca": "catalan katalanisch catalaans catalán catalano català catalão",
    "cs": "czech tschechisch tchèque tsjechisch checo ceco čeština česky",
    "cy": "welsh walisisch gallois galés gallese cymraeg",
    "da": "danish dänisch danois deens danés danese dinamarquês dansk",
    "de": "german deutsch allemand duits alemán tedesco alemão немецкий",
    "el": "greek griechisch grec grieks griego greco grego ελληνικά",
    "en": "english englisch anglais engels inglés inglese inglês английский 英語 英文",
    "es": "spanish spanisch espagnol spaans español castellano spagnolo espanhol испанский",
    "et": "estonian estnisch estonien estisch estlands estonio estone estoniano eesti",
    "eu": "basque baskisch vasco basco euskera euskara",
    "fa": "persian farsi persisch persan perzisch persa persiano فارسی",
    "fi": "finnish finnisch finnois fins finés finlandés finlandese finlandês suomi",
    "fr": "french französisch français frans francés francese francês французский",
    "ga": "irish irisch irlandais iers irlandés irlandese gaeilge",
    "gl": "galician galicisch galicien gallego galego galiziano",
    "gu": "gujarati gudscharati gujarātī ગુજરાતી",
    "ha": "hausa haussa haoussa hauçá",
    "he": "hebrew hebräisch hébreu hebreeuws hebreo ebraico hebraico עברית",
    "hi": "hindi हिन्दी हिंदी",
    "hr": "croatian kroatisch croate croata hrvatski",
    "hu": "hungarian ungarisch hongrois hongaars húngaro ungherese magyar",
    "hy": "armenian armenisch arménien armeens armenio armeno armênio հայերեն",
    "id": "indonesian indonesisch indonésien indonesio indonesiano indonésio bahasa-indonesia",
    "is": "icelandic isländisch islandais ijslands islandés islandese islandês íslenska",
    "it": "italian italienisch italien italiaans italiano итальянский",
    "ja": "japanese japanisch japonais japans japonés giapponese japonês 日本語 日文 日语",
    "ka": "georgian georgisch géorgien georgiano ქართული",
    "kk": "kazakh kasachisch kazachs kazajo kazako cazaque қазақша қазақ",
    "km": "khmer cambodian kambodschanisch ខ្មែរ",
    "kn": "kannada ಕನ್ನಡ",
    "ko": "korean koreanisch coréen koreaans coreano 한국어 韩语 韓語",
    "ky": "kyrgyz kirgiz kirgisisch kirghize kirguís кыргызча",
    "lb": "luxembourgish luxemburgisch luxembourgeois luxemburgs luxemburgués lussemburghese"
    " luxemburguês lëtzebuergesch",
    "lo": "lao laotian laotisch laotien laosiano ລາວ",
    "lt": "lithuanian litauisch lituanien litouws lituano lietuvių",
    "lv": "latvian lettisch letton lets letón lettone letão latviešu",
    "mk": "macedonian mazedonisch macédonien macedonisch macedonio macedone македонски",
    "ml": "malayalam malayâlam malaiala മലയാളം",
    "mn": "mongolian mongolisch mongol mongools mongolo монгол",
    "mr": "marathi मराठी",
    "ms": "malay malaiisch malais maleis malayo malese malaio malaysian bahasa-malaysia melayu",
    "mt": "maltese maltesisch maltais maltees maltés malti",
    "my": "burmese myanmar birmanisch birman birmano birmaans မြန်မာ",
    "nb": "bokmål bokmal",
    "ne": "nepali nepalesisch népalais nepalés नेपाली",
    "nl": "dutch niederländisch néerlandais nederlands"
    " neerlandés holandés olandese holandês flemish",
    "nn": "nynorsk",
    "no": "norwegian norwegisch norvégien noors noruego norvegese norueguês norsk",
    "pa": "punjabi panjabi pandschabi pendjabi ਪੰਜਾਬੀ",
    "pl": "polish polnisch polonais pools polaco polacco polonês polski польский",
    "ps": "pashto pushto paschtu pachto pastún pashtu پښتو",
    "pt": "portuguese portugiesisch portugais portugees"
    " portugués portoghese português португальский",
    "ro": "romanian rumänisch roumain roemeens rumano rumeno romeno română moldovan",
    "ru": "russian russisch russe ruso russo русский 俄语",
    "si": "sinhala sinhalese singhalesisch cingalais cingalés සිංහල",
    "sk": "slovak slowakisch slovaque slowaaks eslovaco slovacco slovenčina slovensky",
    "sl": "slovenian slovene slowenisch slovène sloveens esloveno sloveno slovenščina",
    "so": "somali somalisch somalí somalo somalische soomaali af-soomaali",
    "sq": "albanian albanisch albanais albanees albanés albanese albanês shqip",
    "sr": "serbian serbisch serbe servisch serbio serbo sérvio srpski српски",
    "sv": "swedish schwedisch suédois zweeds sueco svedese svenska",
    "sw": "swahili suaheli kiswahili suajili",
    "ta": "tamil tamoul தமிழ்",
    "te": "telugu telougou తెలుగు",
    "tg": "tajik tadschikisch tadjik tadzjieks tayiko tagico тоҷикӣ",
    "th": "thai thailändisch thaï tailandés tailandese tailandês ไทย",
    "tl": "tagalog filipino pilipino",
    "tr": "turkish türkisch turc turks turco türkçe",
    "uk": "ukrainian ukrainisch ukrainien oekraïens ucraniano ucraino українська",
    "ur": "urdu ourdou اردو",
    "uz": "uzbek usbekisch ouzbek uzbeko oezbeeks o'zbekcha ўзбекча",
    "vi": "vietnamese vietnamesisch vietnamien vietnamees vietnamita tiếng-việt",
    "zh": "chinese chinesisch chinois chinees chino cinese"
    " chinês mandarin 中文 中国語 汉语 漢語 китайский",
    "zu": "zulu isizulu zoulou zoeloe zulú",
}
CODES: Mapping[str, str] = {
    fold(name): code for code, names in _NAMES.items() for name in names.split()
}
"""ISO 639-1 codes by the folded names of languages."""
_KINDS = frozenset(
    "simplified traditional modern brazilian european british american vereinfachtes"
    " traditionelles simplifié traditionnel simplificado tradicional 简体 简化 繁体 繁體".split()
)
_CODE = re.compile("[a-z]{2}")
_PARTING = re.compile(r"[;,/(]")


def language_code(name: str) -> str | None:
    """The ISO 639-1 code of the language that ``name`` names first; ``None`` if it is unknown.

    >>> language_code("ENGLISH"), language_code("Deutsch; German"), language_code("fr")
    ('en', 'de', 'fr')
    >>> language_code("Simplified Chinese"), language_code("Klingon"), language_code("El Diario")
    ('zh', None, None)
    """
    first = _PARTING.split(fold(name.strip()), maxsplit=1)[0].strip()
    if _CODE.fullmatch(first):
        return first if first in _NAMES else None
    words = first.replace(" - ", " ").split(" ")
    if all(word in CODES or word in _KINDS for word in words):
        return next((CODES[word] for word in words if word in CODES), None)
    return CODES.get("-".join(words))
