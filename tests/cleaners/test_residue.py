"""What templates, scripts and other machinery left behind."""

import pytest

from newsclean import clean, clean_text, read_text
from support.samples import STORIES

STORY, AGAIN = STORIES["en"][0], STORIES["en"][3]
PAYLOAD = "iVBORw0KGgoAAAANSUhEUgAAAAUA" * 6
RESIDUE = [
    "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });",
    "googletag.cmd.push(function() {\ngoogletag.display('div-gpt-ad-1');\n});",
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);}",
    "!function(e,t,s){e.q=1}(window,document,'script');",
    "jQuery(document).ready(function($){ $('.teaser').hide(); });",
    ".css-1abc{color:red;display:flex;}",
    ".byline {\n  color: red;\n  font-size: 12px;\n}",
    "@media (max-width: 600px) { .a{color:red} .b { width: 10px; } }",
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Storm"}',
    '{\n"id": 1,\n"slot": "top"\n}',
    "‹iframe src='https://player.example/7' width='100%'›‹/iframe›",
    '<iframe src="https://player.example/7"></iframe>',
    '&lt;div class="ad"&gt;&lt;/div&gt;',
    "{{ ad_slot }}",
    "{% include ad %}",
    "<%= body %>",
    "${article.body}",
    "___STEADY_PAYWALL___",
    "%%BODY%%",
    "##ARTICLE_BODY##",
    '[[{"fid":"12","view_mode":"default","type":"media"}]]',
    "[[asset:image:1234]]",
    f"data:image/png;base64,{PAYLOAD}",
    PAYLOAD,
    "https://www.facebook.com/tr?id=1&ev=PageView&noscript=1",
    "https://ad.doubleclick.net/ddm/trackimp/N1?ord=1",
    "https://norrby.example/storm?utm_source=rss&utm_medium=feed",
    "© dpa-infocom, dpa:210101-99-876543/2",
    "(opens in a new tab)",
]


@pytest.mark.parametrize("residue", RESIDUE)
def test_residue_on_its_own_lines(residue: str) -> None:
    article = clean(read_text(f"{STORY}\n\n{residue}\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert clean(article) == article
    assert clean_text(article.text) == article.text


@pytest.mark.parametrize(
    "residue",
    [
        "googletag.cmd.push(function() { googletag.display('top'); }); googletag.enableServices();",
        ".css-1abc{color:red}",
        "%%TEASER%%",
        "___PAYWALL_BOX___",
        f"data:image/gif;base64,{PAYLOAD}",
    ],
)
def test_residue_in_a_paragraph(residue: str) -> None:
    article = clean(read_text(f"{STORY} {residue} {AGAIN}\n\n{STORY}"))
    assert " ".join(article.text.split()) == f"{STORY} {AGAIN} {STORY}"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("The mayor said so on X, opens new tab, on Friday.", "The mayor said so on X, on Friday."),
        ("Der Plan (öffnet in neuem Fenster) gilt ab Mai.", "Der Plan gilt ab Mai."),
        ("Le plan (nouvelle fenêtre) date de mai.", "Le plan date de mai."),
        ("El plan (se abre en una ventana nueva) es de mayo.", "El plan es de mayo."),
        ("План (откроется в новом окне) готов к маю.", "План готов к маю."),
        ("[[H3: What it costs]]", "What it costs"),
    ],
)
def test_of_a_line_the_note_alone_goes(line: str, left: str) -> None:
    article = clean(read_text(f"{STORY}\n\n{line}\n\n{AGAIN}\n\n{STORY}"))
    assert " ".join(left.split()) in " ".join(article.text.split())
    assert line not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "He rang *NUMBER* twice on Friday, and nobody at the harbour office answered him.",
        "The witness, [NAME], told the court that she had seen ___ and nobody else there.",
        "The fault sat in a line that read if (fare < 0) { refund(card); } and was wrong.",
        "The old site still used an <iframe> for its timetable, the engineer told the board.",
        'The log read {"fare": -64}, the engineer said, and nobody had looked at it in May.',
        "The council blocked googletag.js and document.write() on all its pages on Friday.",
        "The shop opens new windows on the world of the estuary, its owner told the paper.",
        "Their genes read ACGTACGTACGT and no one knew why, the professor of biology said.",
    ],
)
def test_what_stories_say_of_machines_stays(line: str) -> None:
    assert line in clean(read_text(f"{STORY}\n\n{line}\n\n{AGAIN}")).text


def test_a_script_that_never_ends_takes_no_story() -> None:
    text = f"googletag.cmd.push(function() {{\n\n{STORY}\n\n{AGAIN}"
    article = clean(read_text(text))
    assert STORY in article.text
    assert AGAIN in article.text
