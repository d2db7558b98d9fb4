"""Lines that are worded as appeals, forms and menus are, and lines that only look like them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsclean import clean, read_text
from newsclean.cleaners import wording
from newsclean.judging.wording import builtin, features
from newsclean.phrases.builtin import builtin as knowledge
from newsclean.text.line import Line
from support.samples import COUNCIL, STORIES


def score(text: str) -> float:
    return builtin().score(Line(text))


@pytest.mark.parametrize(
    ("button", "prose"),
    [
        ("Yes, sign me up!", "The council voted on Friday to close two bridges."),
        ("Jetzt kostenlos testen", "Der Rat hat am Freitag zwei Brücken gesperrt."),
        ("Je m’abonne pour 1 €", "Le conseil a fermé deux ponts vendredi."),
        ("Подписаться на рассылку", "Совет в пятницу закрыл два моста."),
        ("ログインして続きを読む", "市議会は金曜日に二つの橋を閉鎖した。"),
        ("지금 구독하기", "시의회는 금요일에 다리 두 개를 폐쇄했다."),
    ],
)
def test_buttons_are_worded_as_such_and_stories_are_not(button: str, prose: str) -> None:
    assert score(button) > 1 > -1 > score(prose)


@pytest.mark.parametrize("language", sorted(STORIES))
def test_stories_are_not_worded_as_appeals(language: str) -> None:
    scores = [score(paragraph) for paragraph in STORIES[language]]
    assert sum(scores) < 0


def test_what_several_lines_show_one_alone_does_not() -> None:
    run = ["Explore all our puzzles", "Choose your bundle", "Remind me next week"]
    article = clean(read_text("\n\n".join([*COUNCIL[:2], *run, *COUNCIL[2:]])))
    assert [article.text_of(removal) for removal in article.removals] == run
    alone = clean(read_text("\n\n".join([*COUNCIL[:2], run[1], *COUNCIL[2:]])))
    assert alone.removals == ()


TRAPS = {
    "subheadings": [COUNCIL[0], "A long winter", COUNCIL[1], "Who pays?", COUNCIL[2]],
    "results": [COUNCIL[0], "Norrby 2-1 Sundby", "Ostby 0-0 Vestby", "Attendance: 4,120"],
    "tracks": ["The album has three songs:", "1. Come with me", "2. Stay", "3. Give it all"],
    "speech": [COUNCIL[0], "– Join us, he shouted.", "– Never, said the mayor.", COUNCIL[1]],
    "links on lines of their own": [
        "After", "the arrest of the mayor", ", the council met on", "Friday", "in the old", "hall."
    ],
}  # fmt: skip


@pytest.mark.parametrize("lines", TRAPS.values(), ids=TRAPS)
def test_short_lines_of_stories_stay(lines: list[str]) -> None:
    article = read_text("\n\n".join(lines))
    assert not list(wording.propose(article, knowledge()))


def test_scores_are_the_same_in_every_process() -> None:
    # Sets are in another order in each process; sums must not be.
    code = (
        "from newsclean.text.line import Line; from newsclean.judging.wording import builtin;"
        "line = Line('Help us keep this free: give what you can today, or join for a year');"
        "print(builtin().score(line), builtin().label([line], {}))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_a_long_line_is_looked_at_in_part() -> None:
    assert len(features(Line("word " * 100_000))) < 20
