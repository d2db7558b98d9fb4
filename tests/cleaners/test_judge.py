"""The judge on plain cases: what is junk without a doubt goes, and what tempts it stays."""

from __future__ import annotations

import re

import pytest

from newsclean import Article, Pipeline, clean, read_html, read_text
from newsclean.cleaners.judge import COSTS, JudgeCleaner, _Fallen, _titled
from newsclean.judging.judge import judge
from newsclean.judging.places import Place
from newsclean.labels import ALL, KEPT
from newsclean.phrases.builtin import builtin
from newsclean.phrases.rulepack import RulePack
from support.samples import COUNCIL, STORIES
from support.stories import STORIES_OF_BRIDGES

MENU = ["Home", "News", "Sport", "Weather", "Culture", "Travel", "Opinion", "Shop", "Jobs", "Help"]
OTHERS = [
    "Harbour swimmers find a new home at the old cannery",
    "Why the night train to the coast was cancelled again",
    "Five recipes for the first cold week of the year",
    "Hospital opens its rebuilt children's ward",
]
TITLE = "Norrby closes two bridges until spring"


def cleaned(*lines: str, separator: str = "\n\n", pipeline: Pipeline | None = None) -> Article:
    return clean(read_text(separator.join(lines)), pipeline=pipeline)


def within(story: list[str], lines: list[str]) -> list[str]:
    return [*story[:2], *lines, *story[2:]]


# --- what goes ------------------------------------------------------------------------------

SHARE = {
    "en": ["Share this:", "Facebook", "Twitter", "WhatsApp"],
    "de": ["Teilen", "Facebook", "Twitter", "WhatsApp"],
    "fr": ["Partager", "Facebook", "Twitter", "WhatsApp"],
    "ru": ["Поделиться", "ВКонтакте", "Telegram", "WhatsApp"],
    "ja": ["シェアする", "Facebook", "Twitter"],
    "zh": ["分享到", "微信", "微博"],
    "ko": ["공유하기", "페이스북", "트위터", "카카오톡"],
    "hi": ["शेयर करें", "Facebook", "Twitter", "WhatsApp"],
    "el": ["Μοιραστείτε", "Facebook", "Twitter", "WhatsApp"],
}
FORM = {
    "en": ["Sign up for our newsletter", "Enter your email address", "Sign up"],
    "de": ["Newsletter abonnieren", "Ihre E-Mail-Adresse", "Jetzt anmelden"],
    "fr": ["Inscrivez-vous à notre newsletter", "Votre adresse e-mail", "Je m’inscris"],
    "ru": ["Подпишитесь на нашу рассылку", "Введите адрес электронной почты", "Подписаться"],
    "ja": ["メールマガジンに登録する", "メールアドレスを入力", "登録"],
    "zh": ["订阅我们的新闻简报", "输入您的邮箱", "订阅"],
    "ko": ["뉴스레터 구독", "이메일 주소 입력", "구독하기"],
    "ar": ["اشترك في نشرتنا الإخبارية", "أدخل بريدك الإلكتروني", "اشترك"],
}
BANNER = {
    "en": ["We use cookies to improve your experience.", "Accept all cookies"],
    "de": ["Wir verwenden Cookies, um unser Angebot zu verbessern.", "Alle akzeptieren"],
    "fr": ["Nous utilisons des cookies pour améliorer votre expérience.", "Tout accepter"],
    "ru": ["Мы используем файлы cookie.", "Принять все"],
    "ja": ["当サイトはクッキーを使用しています。", "すべて同意する"],
    "ar": ["نستخدم ملفات تعريف الارتباط لتحسين تجربتك.", "قبول الكل"],
}
JUNK = [(language, lines) for table in (SHARE, FORM, BANNER) for language, lines in table.items()]


@pytest.mark.parametrize(("language", "junk"), JUNK, ids=[lines[0] for _, lines in JUNK])
def test_junk_below_a_story_goes_and_the_story_stays(language: str, junk: list[str]) -> None:
    story = STORIES_OF_BRIDGES[language]
    assert cleaned(*story, *junk).text == "\n\n".join(story)


@pytest.mark.parametrize("language", SHARE)
def test_a_share_bar_in_the_story(language: str) -> None:
    story = STORIES_OF_BRIDGES[language]
    article = cleaned(*within(story, SHARE[language]))
    assert article.text == "\n\n".join(story)
    assert {removal.name for removal in article.removals} <= {"share", "follow", "nav"}


@pytest.mark.parametrize("separator", ["\n\n", "\n"])
def test_a_page_as_text_gives_its_story(separator: str) -> None:
    article = cleaned(*MENU, TITLE, *COUNCIL, *OTHERS, *MENU, separator=separator)
    assert article.text == "\n\n".join(COUNCIL)
    assert article.title == TITLE


# --- what stays -----------------------------------------------------------------------------

TEMPTING = {
    "results": ["Norrby 3-1 Falun", "Lund 0-0 Visby", "Kalmar 2-2 Eksjo"],
    "line-up": ["Norrby: Lind, Holm, Berg, Dahl, Ek, Falk, Gran, Hult, Jung, Kvist, Lund."],
    "fares": ["Adults: 42 kronor", "Children: 21 kronor", "Bicycles: free"],
    "timetable": ["07.15 from the old town", "07.40 from the harbour", "08.05 from the airport"],
    "verse": ["The tide comes in,", "the tide goes out,", "and nobody asks the bridge."],
    "recipe": ["Serves four", "400 g flour", "2 eggs", "Bake for 40 minutes at 180 degrees."],
    "steps": ["Three things changed:", "1. The night bus", "2. The ferry", "3. The bridge toll"],
    "questions": ["Who pays for the bridges?", "The county pays a third, the town the rest."],
    "posts": ["— Jo Lind (@jolind) May 4, 2019", "Not again. pic.twitter.com/abc"],
}


@pytest.mark.parametrize("lines", TEMPTING.values(), ids=TEMPTING)
def test_lists_of_a_story_stay(lines: list[str]) -> None:
    story = within(COUNCIL, lines)
    assert cleaned(*story).text == "\n\n".join(story)


@pytest.mark.parametrize("language", sorted(STORIES_OF_BRIDGES))
def test_a_story_alone_loses_nothing(language: str) -> None:
    story = STORIES_OF_BRIDGES[language]
    article = cleaned(*story)
    assert article.text == "\n\n".join(story)
    assert article.confidence is not None
    assert article.confidence > 0.5


# --- articles on one line -------------------------------------------------------------------


def test_an_article_on_one_line_is_judged_by_sentence() -> None:
    appeal = "Sign up for our newsletter and get the headlines in your inbox every day."
    article = cleaned(" ".join([*COUNCIL, appeal]))
    assert article.text == " ".join(COUNCIL)
    assert [article.text_of(removal) for removal in article.removals] == [appeal]


def test_a_story_on_one_line_loses_nothing() -> None:
    for story in STORIES_OF_BRIDGES.values():
        line = " ".join(story * 2)
        assert cleaned(line).text == line


# --- what lines state -----------------------------------------------------------------------


def test_lines_are_lifted_into_fields() -> None:
    caption = "The old bridge at dawn on Friday. Photo: Jo Berg / TT"
    head = [TITLE, "By Ann Lind", "9 August 2020", caption]
    article = cleaned(*head, *COUNCIL, "Tags: bridges, Norrby, winter")
    assert article.text == "\n\n".join(COUNCIL)
    assert article.title == TITLE
    assert [author.name for author in article.authors] == ["Ann Lind"]
    assert str(article.published) == "2020-08-09"
    assert [found.text for found in article.captions] == ["The old bridge at dawn on Friday."]
    assert article.tags == ("bridges", "Norrby", "winter")


def test_the_judge_alone_lifts_a_headline() -> None:
    pipeline = Pipeline([JudgeCleaner(builtin())])
    article = cleaned(TITLE, "By Jo Cruz", "9 August 2020", *COUNCIL, pipeline=pipeline)
    assert article.title == TITLE
    assert ("title", "judge.title") in [(r.name, r.rule) for r in article.removals]


@pytest.mark.parametrize("language", FORM)
def test_a_headline_amid_a_form_is_no_fault(language: str) -> None:
    story = STORIES_OF_BRIDGES[language]
    lines = FORM[language]
    article = cleaned(lines[0], TITLE, *lines[1:], *story)
    assert article.text.endswith("\n\n".join(story))


def test_what_is_called_what_most_of_its_box_is_need_not_speak_for_it_itself() -> None:
    article = read_text(TITLE)
    place = Place(0, 0, len(TITLE))
    fallen = [_Fallen(place, {"title": 1.0, "nav": 0.5}, "newsletter", 0)]
    assert [one.kind for one in _titled(article, fallen, 1)] == ["title"]


def test_a_line_that_is_called_what_its_appeal_is_may_still_be_compared_with_a_title() -> None:
    required = "Your email address will not be published. Required fields are marked *"
    form = ["Leave a Reply", required, "Comment *", "Name *", "Email *", "Website"]
    asked = "Save my name, email, and website in this browser for the next time I comment."
    title = "Storm hits coast and leaves two villages dark"
    article = cleaned("Support us", title, *form, asked, "Post Comment")
    assert "comments" in {removal.name for removal in article.removals}


def test_a_line_that_is_called_as_the_appeal_around_it_is_no_headline() -> None:
    appeal = [
        "Dear reader,",
        "We have one small favour to ask.",
        "Our journalism is paid for by people like you, and we need your help to keep going.",
        "Give 5 euros a month or whatever you can.",
        *("One-time", "Monthly", "$5", "$10", "Other amount", "Donate now"),
        "Thank you for standing with us.",
    ]
    form = "С абонирането се съгласявате с политиката за поверителност\nИмейл"
    article = cleaned(*appeal, *appeal, form, *[STORIES["en"][0]] * 4)
    assert STORIES["en"][0] in article.text
    assert article.title not in appeal


def test_a_title_that_is_known_stays() -> None:
    article = Article.from_dict(
        {**read_text("\n\n".join([TITLE, *COUNCIL])).to_dict(), "title": "X"}
    )
    assert clean(article).title == "X"


# --- labels, costs, confidence --------------------------------------------------------------

PAGE = (
    '<nav class="menu"><ul><li><a href="/w">World</a><li><a href="/s">Sport</a></ul></nav><main>'
    f"<h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in COUNCIL)}</main>"
    '<footer class="footer"><p>© Example Times. All rights reserved.</p></footer>'
)


def test_rule_ids_are_the_label_s_or_the_layout_s() -> None:
    cleaner = JudgeCleaner(builtin())
    text = read_text("\n\n".join([*MENU, TITLE, *COUNCIL, *FORM["en"], *SHARE["en"]]))
    labels = cleaner.judge(text).all_labels
    assert labels
    assert {label.rule for label in labels} == {f"judge.{label.name}" for label in labels}
    page = cleaner.judge(read_html(PAGE)).all_labels
    assert {label.rule for label in page if not label.rule.startswith("judge.")} == {"layout.block"}


def test_it_knows_labels_that_there_are() -> None:
    assert set(judge().kinds) <= ALL - KEPT


def test_evidence_says_what_and_how_sure() -> None:
    article = cleaned(*COUNCIL, *SHARE["fr"], pipeline=Pipeline([JudgeCleaner(builtin())]))
    for removal in article.removals:
        assert re.fullmatch(r"[^;]+(; [^;]+){0,2} \(p=0\.\d\d\)", removal.evidence or "")


def test_an_empty_article_is_not_judged() -> None:
    verdict = JudgeCleaner(builtin()).judge(read_text(""))
    assert (verdict.all_labels, verdict.confidence) == ([], None)
    assert clean(read_text("")).confidence is None


def test_costs_grow_with_the_wish_to_keep() -> None:
    assert COSTS["recall"] > COSTS["balance"] > COSTS["precision"] > 1


def test_the_dial_turns_the_judge() -> None:
    pipelines = {favor: Pipeline.default(plugins=False, favor=favor) for favor in COSTS}
    assert pipelines["balance"] == Pipeline.default(plugins=False)
    assert pipelines["recall"] != pipelines["precision"]


def test_it_works_without_rule_packs() -> None:
    """Phrases are evidence; without them there is less of it, and a story stays."""
    pipeline = Pipeline.default(packs=[], plugins=False)
    assert cleaned(*COUNCIL, pipeline=pipeline).text == "\n\n".join(COUNCIL)


def test_a_rule_of_another_language_takes_nothing_by_itself() -> None:
    """``Weiterlesen`` is a button in German, and what an English story says of one."""
    packs = RulePack.builtin()
    phrases = Pipeline.default(packs=packs, plugins=False)
    phrases = phrases.without(*[name for name in phrases.names if name != "phrases"])
    assert not cleaned(*COUNCIL, "Weiterlesen", pipeline=phrases).removals
    assert cleaned(*STORIES["de"], "Weiterlesen", pipeline=phrases).removals
