"""Learns the words that tell languages apart (src/newsclean/language/language_guess.json).

    python training/languages.py [-o OUT]

It counts the words and letters of the stories of training/tempting,
training/synthetic and benchmarks/planted, and blends in function_words.toml,
short lists written by hand, the most frequent first.  The fewer words of a
language the texts have, the more its list counts.  A weight is the logarithm,
to base 2, of how much more often a word is written in a language than in others
that seldom write it.  Names are no telling words: a word that mostly begins with
a capital is left out.

Needs no extra.  A few seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsclean.language.language_guess import FLOOR, LETTER_FLOOR, WEIGHTS, letters_of, words_of

ROOT = Path(__file__).parents[1]
# Lines of a synthetic text that are its story.
STORY = {"body", "title", "caption"}
# A word is kept that so many texts of a language have.
FEWEST_TEXTS = 2
MOST_WORDS = 300
# A hand-written list counts as much as so many words of text.
LIST_SIZE = 2500
# How frequent the words of a list are taken to be, by rank: the first 3 %, the hundredth 0.06 %.
FIRST_SHARE, RANK_OFFSET = 0.06, 2
# What a text gives a word, for languages without texts.
USUAL_GAIN = 2.0

FUNCTION_WORDS: dict[str, str] = tomllib.loads(
    (ROOT / "training" / "function_words.toml").read_text("utf-8")
)
LETTERS = {
    "af": "êëô", "be": "ўыэё", "cy": "ŵŷâô", "fo": "ðøáíóúæý", "ga": "áéíóú", "gl": "ñáéíóú",
    "ku": "êîûçş", "ku-sorani": "ەێۆڕڵ", "ky": "өүңыэ", "lb": "ëéä", "mr": "ळ", "mt": "ċġħżà",
    "no-nynorsk": "åøæ", "ps": "ټډړښږځڅۍېڼ", "tg": "ӣӯҳҷқғ", "yi": "װײױאַאָ",
}  # fmt: skip
LETTER_SHARE = 0.05
# Serbian in Latin letters is guessed as Croatian, which it is close to; its texts are transcribed.
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z",
    "и": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c",
    "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
TRANSCRIPTION = str.maketrans(LATIN | {key.upper(): value.title() for key, value in LATIN.items()})
SERBIAN_IN_LATIN = "hr-serbian"
# Letters with a cedilla for those with a comma below, as much Romanian is still written.
CEDILLAS = str.maketrans("șț", "şţ")


def stories() -> Iterator[tuple[str, str]]:
    """Language and text of every story."""
    for path in sorted((ROOT / "training" / "tempting").glob("*.toml")):
        for story in tomllib.loads(path.read_text("utf-8"))["story"]:
            yield path.stem, story["text"]
    for path in sorted((ROOT / "training" / "synthetic").glob("*.toml")):
        for text in tomllib.loads(path.read_text("utf-8"))["text"]:
            lines = [line.partition("|") for line in text["lines"].strip().split("\n")]
            yield path.stem, "\n".join(words for label, _, words in lines if label in STORY)
    for path in sorted((ROOT / "benchmarks" / "planted").glob("*.toml")):
        for story in tomllib.loads(path.read_text("utf-8"))["story"]:
            yield path.stem, "\n".join([story["title"], *story["paragraphs"]])


def by_language() -> dict[str, list[str]]:
    """The stories of each language; Serbian ones in Latin letters as well."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, text in stories():
        found[language].append(text)
    found[SERBIAN_IN_LATIN] = [text.translate(TRANSCRIPTION) for text in found["sr"]]
    return found


def listed(language: str) -> dict[str, float]:
    """How often each word of the language's own list is taken to be written."""
    words: dict[str, float] = {}
    for word in words_of(FUNCTION_WORDS.get(language, "")):
        words.setdefault(word, FIRST_SHARE / (len(words) + RANK_OFFSET))
    if language == SERBIAN_IN_LATIN:
        words = {word.translate(TRANSCRIPTION): share for word, share in listed("sr").items()}
    return words


def names(texts: list[str]) -> set[str]:
    """Words that are written with a capital more often than without."""
    spelled = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text))
    small = Counter(word for word in spelled.elements() if word == word.lower())
    large = Counter(word.lower() for word in spelled.elements() if word != word.lower())
    return {word for word, count in large.items() if count > small[word]}


def word_weights(language: str, texts: list[str]) -> dict[str, int]:
    """The weights of the words of a language that are worth keeping."""
    counts = Counter(word for text in texts for word in words_of(text))
    spread = Counter(word for text in texts for word in set(words_of(text)))
    by_hand, left_out = listed(language), names(texts)
    prior = LIST_SIZE if by_hand else 0
    total = counts.total() + prior
    kept = {word for word, many in spread.items() if many >= FEWEST_TEXTS} - left_out
    shares = {
        word: (counts[word] + prior * by_hand.get(word, 0.0)) / total for word in kept | {*by_hand}
    }
    best = sorted(shares, key=lambda word: (-shares[word], word))[:MOST_WORDS]
    weights = {word: round(math.log2(shares[word] / FLOOR)) for word in best}
    if language == "ro":
        weights |= {word.translate(CEDILLAS): weight for word, weight in weights.items()}
    return {word: weight for word, weight in weights.items() if weight > 0}


def letter_weights(language: str, texts: list[str]) -> dict[str, int]:
    """The weights of letters: of how many words they are part."""
    words = [word for text in texts for word in words_of(text)] or [*listed(language)]
    counts = Counter(letter for word in words for letter in letters_of(word))
    shares = dict.fromkeys(letters_of(LETTERS.get(language, "")), LETTER_SHARE)
    shares |= {letter: many / len(words) for letter, many in counts.items() if many >= FEWEST_TEXTS}
    weights = {
        letter: round(math.log2(share / LETTER_FLOOR)) for letter, share in sorted(shares.items())
    }
    return {letter: weight for letter, weight in weights.items() if weight > 0}


def usual_gain(weights: dict[str, int], texts: list[str]) -> float:
    """What a word of the language's texts adds to its score, on average."""
    words = [word for text in texts for word in words_of(text)]
    if not words:
        return USUAL_GAIN
    return round(sum(weights.get(word, 0) for word in words) / len(words), 2)


def grouped(weights: dict[str, int]) -> dict[str, str]:
    """Words by weight, the heaviest first."""
    groups: dict[int, list[str]] = defaultdict(list)
    for word, weight in weights.items():
        groups[weight].append(word)
    return {str(weight): " ".join(groups[weight]) for weight in sorted(groups, reverse=True)}


def learn() -> dict[str, object]:
    texts = by_language()
    learned: dict[str, object] = {}
    for language in sorted({*texts, *FUNCTION_WORDS}):
        weights = word_weights(language, texts.get(language, []))
        if weights:
            learned[language] = {
                "usual": usual_gain(weights, texts.get(language, [])),
                "words": grouped(weights),
                "letters": grouped(letter_weights(language, texts.get(language, []))),
            }
    return learned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    output: Path = parser.parse_args().output
    lines = [
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in learn().items()
    ]
    output.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{output}: {len(lines)} languages, {output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
