"""Cleaners that look at what stands about a line: pages, topics, bars, breadcrumbs, teasers."""

from __future__ import annotations

import pytest

from newsclean import Article, clean, read_text
from newsclean.cleaners import breadcrumbs, residue, sharebars, teasers
from newsclean.phrases.builtin import builtin as knowledge
from support.samples import COUNCIL as STORY


def cleaned(lines: list[str], separator: str = "\n\n") -> Article:
    return clean(read_text(separator.join(lines)))


def rules(article: Article) -> set[str]:
    return {removal.rule for removal in article.removals}


# --- pages ----------------------------------------------------------------------------------

MENU = ["Home", "News", "Sport", "Weather", "Culture", "Travel", "Opinion", "Shop", "Jobs", "Help"]
OTHERS = [
    "Harbour swimmers find a new home at the old cannery",
    "Why the night train to the coast was cancelled again",
    "Five recipes for the first cold week of the year",
    "Hospital opens its rebuilt children's ward",
]


@pytest.mark.parametrize("separator", ["\n\n", "\n"])
def test_a_page_gives_its_story(separator: str) -> None:
    title = "Norrby closes two bridges until spring"
    article = cleaned([*MENU, title, *STORY, *OTHERS, *MENU], separator)
    assert article.text == "\n\n".join(STORY)
    assert article.title == title


def test_a_score_is_said_as_evidence() -> None:
    article = cleaned([*MENU, *STORY, *OTHERS, *MENU])
    evidence = [r.evidence for r in article.removals if r.rule == "page.line"]
    assert evidence
    assert all(e and e.startswith("belongs to the story with probability 0.") for e in evidence)


@pytest.mark.parametrize(
    "lines",
    [
        ["Three things changed:", "1. The night bus", "2. The ferry", "3. The bridge toll"],
        ["Norrby 3-1 Falun", "Lund 0-0 Visby", "Kalmar 2-2 Eksjo"],
        ["— Jo Lind (@jolind) May 4, 2019", "Not again. pic.twitter.com/abc"],
        ["The tide comes in,", "the tide goes out,", "and nobody asks the bridge."],
        ["A hearing is set for May.", "Nobody was hurt."],
    ],
    ids=["numbered list", "results", "posts", "verse", "short sentences"],
)
def test_lists_of_a_story_stay(lines: list[str]) -> None:
    article = cleaned([*STORY[:2], *lines, *STORY[2:]])
    assert article.text.split("\n\n") == [*STORY[:2], *lines, *STORY[2:]]


def test_a_list_in_a_story_stays_where_nothing_is_known_for_junk() -> None:
    """Lines that the model takes for headlines of other stories."""
    lines = [*STORY, *OTHERS]
    assert cleaned(lines).text == "\n\n".join(lines)
    assert cleaned([*lines, "Advertisement"]).text == "\n\n".join(STORY)


def test_a_story_without_menus_loses_nothing() -> None:
    assert cleaned(STORY).text == "\n\n".join(STORY)
    assert cleaned(STORY[:1]).text == STORY[0]


# --- topics ---------------------------------------------------------------------------------


UNSEEN = [
    "Our reporters answer to nobody but you. If you can, make a contribution to our journalism"
    " today, and help us keep it free for all.",
    "Give monthly",
    "Make a one-time gift",
]


@pytest.mark.parametrize("at", [0, 2, 4], ids=["head", "middle", "tail"])
def test_an_appeal_that_no_rule_has_seen_falls(at: int) -> None:
    article = cleaned([*STORY[:at], *UNSEEN, *STORY[at:]])
    assert article.text == "\n\n".join(STORY)
    assert {removal.name for removal in article.removals} == {"donation"}


GUIDE = [
    "Your phone knows more about you than your neighbours do, and you may wish to change that.",
    "Begin with the list of what you carry around: you will be surprised by how long it is.",
    "You can ask the maker of a device what it keeps of yours, and it must answer you.",
    "If your children use your tablet, you should look at it once a week, together with them.",
    "You need not be an engineer to do any of this; you need an evening and some patience.",
    "What you read on a train may be read by your neighbour as well, so you may want a screen.",
    "Nobody but you should know your passwords, and you should know none of them by heart.",
    "When you sell a phone, you sell what is left on it too, unless you have wiped it.",
]
ON_APPS = [
    "Some apps are already on your phone when you get it. You can download other apps from the app"
    " store of your phone, and you use your apps by touching them.",
    "What are smartphone apps?",
    "You download apps from the app store with your phone, and your apps are then on your phone.",
]


def test_paragraphs_of_a_guide_are_no_appeals() -> None:
    """Everything in a guide speaks to the reader."""
    lines = [*GUIDE[:6], *ON_APPS, *GUIDE[6:]]
    assert cleaned(lines).text == "\n\n".join(lines)
    assert cleaned([*STORY[:2], *ON_APPS, *STORY[2:]]).text == "\n\n".join(STORY)


def test_an_appeal_in_a_guide_falls() -> None:
    assert cleaned([*GUIDE, *UNSEEN]).text == "\n\n".join(GUIDE)


def test_what_paragraphs_speak_of_everywhere_is_the_story() -> None:
    lines = [line for k in range(5) for line in (f"{k}. {STORY[0]}", *STORY[1:4], *ON_APPS)]
    assert cleaned(lines).text == "\n\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "The town's newsletter has 9,000 subscribers, and it is free, the clerk said on Friday.",
        "Donations to the flood fund reached a record, and readers of the local paper gave most.",
        "You can give blood at the town hall on Tuesday; bring your identity card.",
        "Privacy campaigners say that cookies and trackers should need consent everywhere.",
        "“Subscribe to our newsletter,” the sign in the window of the bakery said.",
    ],
)
def test_a_story_about_the_same_stays(line: str) -> None:
    assert cleaned([*STORY[:2], line, *STORY[2:]]).text == "\n\n".join(
        [*STORY[:2], line, *STORY[2:]]
    )


def test_what_a_glued_paragraph_has_of_a_story_stays() -> None:
    glued = f"{STORY[0]} Sign up for our newsletter and get the headlines in your inbox every day."
    article = cleaned([glued, *STORY[1:]])
    assert article.text == "\n\n".join(STORY)


# --- bars, breadcrumbs, residue, teasers ----------------------------------------------------


def found(module: object, *lines: str) -> list[str]:
    article = read_text("\n\n".join(lines))
    labels = module.propose(article, knowledge())  # type: ignore[attr-defined]
    return [article.blocks[one.block].text[one.start : one.end] for one in labels]


@pytest.mark.parametrize(
    "line",
    ["FacebookTwitterWhatsAppEmail", "Share on Facebook | Twitter", "8422 shares Facebook Twitter"],
)
def test_share_bars(line: str) -> None:
    assert found(sharebars, line) == [line]


@pytest.mark.parametrize(
    "line", ["Facebook", "Facebook and Twitter sued", "twitter-x", "Share the road"]
)
def test_lines_that_are_no_share_bars(line: str) -> None:
    assert found(sharebars, line) == []


def test_breadcrumbs_are_above_the_story_or_below_it() -> None:
    trail = "Home > World > Europe"
    assert found(breadcrumbs, trail, *STORY) == [trail]
    assert found(breadcrumbs, STORY[0], trail, STORY[1]) == []
    assert found(breadcrumbs, "5 > 3", *STORY) == []


def test_residue_of_templates() -> None:
    line = 'The bridge. [caption id="7" width="3"] {{ title }} [Applause] &nbsp; it fell.'
    assert found(residue, line) == ['[caption id="7" width="3"]', "{{ title }}", "&nbsp;"]


def test_teasers_that_the_story_repeats() -> None:
    teaser = STORY[0][:90] + "..."
    assert found(teasers, teaser, *STORY) == [teaser]
    assert (
        found(teasers, "And so it went on, all through that long cold winter night...", *STORY)
        == []
    )
