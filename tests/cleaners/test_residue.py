"""What templates, scripts and other machinery left behind."""

import time

import pytest

from newsclean import clean, clean_text, read_text
from newsclean.cleaners import residue
from newsclean.phrases.builtin import builtin
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
    "var googletag = googletag || {};\ngoogletag.cmd = googletag.cmd || [];",
    "try { window.slot = 1; } catch (e) {}",
    "require(['jquery', 'slick'], function($) { $('.x').slick(); });",
    "new Image().src = 'https://pixel.example/p?id=1';",
    "jwplayer('player-7').setup({ file: 'x.mp4' });",
    'self.__next_f.push([1,"2:I[4707,[],\\"\\"]"])',
    "setTimeout(function(){ show(); }, 3000);",
    'google_ad_client = "ca-pub-1"; google_ad_slot = "1"; google_ad_width = 728;',
    '<!--\ngoogle_ad_client = "ca-pub-1";\n//-->',
    "atOptions = {\n'key' : 'abc',\n'height' : 90\n};",
    "@import url('https://fonts.example/css?family=Lato');",
    "/*! builder - v3.6.5 */ .widget-image{text-align:center}",
    "body {\nmargin: 0;\n}",
    ":root {\n--brand: #c00;\n}",
    '{"@context":"https://schema.org",\n"@type":"NewsArticle",\n"headline":"Storm"\n}',
    '[\n{\n"id": 1\n},\n{\n"id": 2\n}\n]',
    "&#60;iframe src=x&#62;&#60;/iframe&#62;",
    "[[H3:]]",
    "list 1 of 3",
    "list 1 of 3Ferry fares to rise in June",
    "list 2 of 3 Ferry crews vote on a strike",
    "end of list",
    "Skip YouTube post",
    "End of Twitter post, 1",
    "Skip Самое популярное and continue reading",
    "Fact-check ID: 12345",
    "<#if x>",
    "{{{ body }}}",
    "#{article.title}",
    "$BODY$",
    "%BODY%",
    "%%=v(@first_name)=%%",
    "*|UNSUB|*",
    "--STEADY_PAYWALL--",
    "data:image/svg+xml,%3Csvg viewBox='0 0 1 1'%3E%3C/svg%3E",
    "\n".join(PAYLOAD[at : at + 76] for at in range(0, len(PAYLOAD), 76)),
    "window.addEventListener('load', function() {\nvar x = 1\nif (x) return\nrun(x)\n})",
]


@pytest.mark.parametrize("junk", RESIDUE)
def test_residue_on_its_own_lines(junk: str) -> None:
    article = clean(read_text(f"{STORY}\n\n{junk}\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert clean(article) == article
    assert clean_text(article.text) == article.text


@pytest.mark.parametrize(
    "junk",
    [
        "googletag.cmd.push(function() { googletag.display('top'); }); googletag.enableServices();",
        ".css-1abc{color:red}",
        "%%TEASER%%",
        "___PAYWALL_BOX___",
        f"data:image/gif;base64,{PAYLOAD}",
    ],
)
def test_residue_in_a_paragraph(junk: str) -> None:
    article = clean(read_text(f"{STORY} {junk} {AGAIN}\n\n{STORY}"))
    assert " ".join(article.text.split()) == f"{STORY} {AGAIN} {STORY}"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("The mayor said so on X, opens new tab, on Friday.", "The mayor said so on X, on Friday."),
        ("Der Plan (öffnet in neuem Fenster) gilt ab Mai.", "Der Plan gilt ab Mai."),
        ("Le plan (nouvelle fenêtre) date de mai.", "Le plan date de mai."),
        ("El plan (se abre en una ventana nueva) es de mayo.", "El plan es de mayo."),
        ("План (откроется в новом окне) готов к маю.", "План готов к маю."),
        ("Планът (отваря се в нов прозорец) важи от май.", "Планът важи от май."),
        ("Plan (otvara se u novom prozoru) vrijedi od maja.", "Plan vrijedi od maja."),
        ("Mpango (inafunguka katika dirisha jipya) ni wa Mei.", "Mpango ni wa Mei."),
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
        "He read the line “{{ name }}” in the letter that the bank had sent to him in May.",
        "The letter began “Dear {{first_name}}”, which nobody at the bank had noticed.",
        "{{ name }} was all that the letter said where the name of the widow should have been.",
        "The email opened with %%FIRST_NAME%%, and 40,000 people received it on Friday.",
        "They called themselves ##NORRBY## and met on Fridays, the court heard on Monday.",
        "She owes ${amount} to the bank, says the letter that the bank has apologised for.",
        "He typed document.write('hi'); into the box, and the page of the town went blank.",
        "The harbour opened window.open() by mistake, the engineer said, and nobody saw it.",
        "Her password was $('hunter'), which the thief guessed on his second try, police said.",
        "SELECT name FROM voters WHERE age > 90; was the query that found the dead, he said.",
        "The hash was 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, they said.",
        "List 3 of 8 candidates was rejected, the judge ruled on Friday at the court.",
        "The end of the list is where the small ships stand, said the clerk of the port.",
        "The vote: yes {412}, no {388}; absent {12}, the clerk of the council read out at last.",
        "“{{ name }}”",
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


@pytest.mark.parametrize(
    "code",
    [
        "for (i = 0; i < 3; i++) {\nprint(i);\n}",
        "if (fare < 0) {\nrefund(card);\n}",
        "int main(void) {\nreturn 0;\n}",
        "def greet(name):\nreturn name",
        "O sea {\nmy sea\n}",
        "Flour: 200 g\nEggs: 3\nMilk: 1 l",
        "CAPTAIN: The sea!\n[Enter the PILOT]\nPILOT: The pier!",
    ],
)
def test_code_and_lists_that_a_story_quotes(code: str) -> None:
    lines = "\n\n".join([STORY, *code.split("\n"), AGAIN])
    assert list(residue.propose(read_text(lines), builtin())) == []


def test_statements_that_never_end_take_little_time() -> None:
    def seconds(count: int) -> float:
        article = read_text("[\n" * count)
        start = time.perf_counter()
        list(residue.propose(article, builtin()))
        return time.perf_counter() - start

    assert min(seconds(16_000) for _ in range(2)) < 12 * max(seconds(2_000), 0.01)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("It rained. https://t.co/Ab12Cd34Ef", "It rained."),
        ("A great day https://t.co/Ab12Cd34Ef pic.twitter.com/a1B2c3D4e5", "A great day"),
        ("pic.twitter.com/a1B2c3D4e5", ""),
        (
            "A great day pic.x.com/a1B2c3D4e5 — Hal Pym (@halpym) 3 March",
            "A great day — Hal Pym (@halpym) 3 March",
        ),
        ("It rained on Friday.\\u00a0", "It rained on Friday."),
        ("It rained\\u200ball day.", "It rained all day."),
        ("He typed \\u00a0 into the form, the court heard on Monday.", None),
        ("He typed \\u00e9 into the form, the court heard on Monday.", None),
        ("[embed]https://video.example/watch?v=a1b2c3[/embed]", ""),
        ("The link https://t.co/Ab12Cd34Ef led to a page that took passwords.", None),
        ("The letter said: https://t.co/Ab12Cd34Ef", None),
        ('He wrote: "See https://t.co/Ab12Cd34Ef" and left.', None),
        ("It was posted at pic.twitter.com, the police said on Monday.", None),
        ("The tag [embed] shows a film, the handbook of the school says.", None),
    ],
)
def test_addresses_and_escapes_that_programs_left(line: str, left: str | None) -> None:
    article = clean(read_text(f"{STORY}\n\n{line}\n\n{AGAIN}"))
    between = [block.text for block in article.blocks[1:-1]]
    assert between == [text for text in [line if left is None else left] if text]
