"""Boxes that are named as newsletters, promotions or links to follow the paper, in any language."""

from __future__ import annotations

import pytest

from newsclean import Article, clean, extract, read_html, read_text
from newsclean.judging.named_boxes import box_label
from support.laws import law_fixed_point, law_nothing_invented, law_nothing_lost

STORIES = {
    "en": (
        "A storm hit the northern coast on Friday and left two villages without power, police say.",
        "Crews worked through the night to clear the roads, which trees had blocked for hours.",
        "“We have not seen such waves in thirty years,” the harbour master said.",
        "The ministry promised help within a week, and schools in the district open on Monday.",
        "Forecasters expect the wind to ease by Sunday, when ferries are to sail again as usual.",
    ),
    "de": (
        "Ein Sturm hat am Freitag die Küste getroffen und zwei Dörfer vom Strom abgeschnitten.",
        "Helfer räumten die ganze Nacht die Straßen, die Bäume stundenlang blockiert hatten.",
        "„Solche Wellen haben wir seit dreißig Jahren nicht gesehen“, sagte der Hafenmeister.",
        "Das Ministerium versprach Hilfe, und die Schulen im Kreis sollen am Montag wieder öffnen.",
        "Meteorologen erwarten, dass der Wind bis Sonntag nachlässt; dann geht es wieder los.",
    ),
    "nl": (
        "Een storm heeft vrijdag de noordkust getroffen en twee dorpen zonder stroom gezet.",
        "Ploegen werkten de hele nacht door om de wegen vrij te maken die bomen blokkeerden.",
        "“Zulke golven hebben we in dertig jaar niet gezien,” zei de havenmeester vrijdag.",
        "Het ministerie beloofde hulp en de scholen in het district gaan maandag weer open.",
        "Meteorologen verwachten dat de wind zondag afneemt, waarna de veerboten weer varen.",
    ),
    "ja": (
        "金曜日に嵐が北部の海岸を襲い、二つの村が停電したと当局が発表した。",
        "倒木によって数時間にわたって塞がれた道路を片付けるため、作業員は夜通し働いた。",
        "「三十年間このような波は見たことがないが、準備はできていた」と港長は語った。",
        "省は一週間以内の支援を約束し、地区の学校は月曜日に再開する予定だ。",
        "予報官は日曜日までに風が弱まり、フェリーも通常どおり運航を再開するとみている。",
    ),
}
NAV = '<nav class="menu"><a href="/world">World</a> <a href="/sport">Sport</a></nav>'
# Language, markup around, and the lines of the box: no phrase of an appeal in any of them.
BOXES = {
    "newsletter": (
        "en",
        '<div class="newsletter-box"><h3>{}</h3><p>{}</p><form><input></form><p>{}</p></div>',
        "The Morning Brief",
        "Everything you need to know before the day begins, written by our editors at six.",
        "We use your address for this purpose alone and you can change your mind at any time.",
    ),
    "signup": (
        "en",
        '<section id="signup"><h2>{}</h2><p>{}</p><p>{}</p></section>',
        "Storm watchers",
        "Each Friday our weather team explains the week's skies with maps and a good story.",
        "By continuing you agree to the processing of your data by our partners.",
    ),
    "camel": (
        "en",
        '<div class="NewsletterSignup_box__x8Yz1"><div><h2>{}</h2><p>{}</p></div>'
        "<small>{}</small></div>",
        "Coast Weekly",
        "Long reads about the sea, its people and what the weather does to both.",
        "This form is protected and the policy of its provider applies.",
    ),
    "promo": (
        "en",
        '<aside class="promo promo--inline"><h4>{}</h4><p>{}</p></aside>',
        "From our reporters",
        "Our reporters went back to the villages that a greater storm took in 1987.",
    ),
    "follow": (
        "en",
        '<div class="follow-us"><p>{}</p><p>{}</p></div>',
        "The Example Times is where the coast talks.",
        "Find us on Facebook, on Instagram and on Threads.",
    ),
    "social": (
        "en",
        '<div class="c-social-box"><p><b>{}</b></p><p>{}</p></div>',
        "Be part of it",
        "Our community has 20,000 members who share pictures of the sea every day.",
    ),
    "de": (
        "de",
        '<div class="rundbrief-anmeldung"><h3>{}</h3><p>{}</p><p>{}</p></div>',
        "Guten Morgen, Küste!",
        "Unsere Redaktion schreibt jeden Samstag auf, was an der Küste wichtig war.",
        "Ich bin damit einverstanden, dass mir Angebote des Verlags zugesandt werden.",
    ),
    "nl": (
        "nl",
        '<div class="nieuwsbrief"><h3>{}</h3><p>{}</p><p>{}</p></div>',
        "Het beste van de kust",
        "Elke ochtend de mooiste verhalen van onze redactie, zodat u goed begint.",
        "Wij gaan zorgvuldig om met uw gegevens; lees ons privacybeleid.",
    ),
    "ja": (
        "ja",
        '<div class="mailmagazine"><h3>{}</h3><p>{}</p><p>{}</p></div>',
        "海の便り",
        "毎週金曜日、海岸の暮らしを記者がお届けします。港の話題も写真とともに紹介します。",
        "ご入力いただいた情報は配信以外の目的には使用しません。",
    ),
}  # fmt: skip


def paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(body: str, *, language: str = "en", named: str = "") -> str:
    head = f'<html lang="{language}"><head><title>The coast</title></head>'
    return f'{head}<body class="{named}">{NAV}<main><h1>The coast</h1>{body}</main></body></html>'


def extracted(html: str) -> Article:
    law_fixed_point(read_html(html))
    article = extract(html)
    law_nothing_lost(article)
    law_nothing_invented(article)
    return article


@pytest.mark.parametrize("after", [2, 5], ids=["within", "behind"])
@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_all_of_a_named_box_goes(box: tuple[str, ...], after: int) -> None:
    language, markup, *lines = box
    story = STORIES[language]
    body = paragraphs(story[:after]) + markup.format(*lines) + paragraphs(story[after:])
    article = extracted(page(f"<article>{body}</article>", language=language))
    assert article.text == "\n\n".join(story)


def test_its_label_and_reason() -> None:
    _, markup, *lines = BOXES["camel"]
    body = paragraphs(STORIES["en"][:2]) + markup.format(*lines) + paragraphs(STORIES["en"][2:])
    removed = {r.name: r for r in extracted(page(body)).removals if r.rule == "layout.block"}
    assert removed["newsletter"].evidence == (
        "in a short box named after newsletter, beside the story"
    )


STAYING = {
    "the site": page(paragraphs(STORIES["en"]), named="newsletter home"),
    "the story": page(f'<div class="newsletter-story">{paragraphs(STORIES["en"])}</div>'),
    "all around": page(f'<div class="newsletter"><div>{paragraphs(STORIES["en"])}</div></div>'),
    "half of it": page(
        paragraphs(STORIES["en"][:2])
        + f'<div class="newsletter">{paragraphs(STORIES["en"][2:])}</div>'
    ),
    "its end": page(
        paragraphs(STORIES["en"][:3])
        + f'<div class="has-newsletter">{paragraphs(STORIES["en"][3:])}</div>'
    ),
    "each paragraph": page(
        "".join(f'<div class="social"><p>{line}</p></div>' for line in STORIES["en"])
    ),
    "behind the wall": page(
        paragraphs(STORIES["en"][:4])
        + f'<div class="subscriber-only">{paragraphs(STORIES["en"][4:])}</div>'
    ),
    "a follow-up": page(
        paragraphs(STORIES["en"][:4])
        + f'<div class="follow-up">{paragraphs(STORIES["en"][4:])}</div>'
    ),
    "social affairs": page(
        f'<div class="social-policy">{paragraphs(STORIES["en"][:1])}</div>'
        + paragraphs(STORIES["en"][1:])
    ),
}


@pytest.mark.parametrize("html", STAYING.values(), ids=STAYING)
def test_what_is_only_named_so_stays(html: str) -> None:
    assert extracted(html).text == "\n\n".join(STORIES["en"])


def test_a_post_that_the_story_quotes_stays() -> None:
    said = "“I have lost my boat and my house, and I am glad to be alive,” the mayor wrote."
    quote = f'<div class="social"><blockquote><p>{said}</p></blockquote></div>'
    body = paragraphs(STORIES["en"][:3]) + quote + paragraphs(STORIES["en"][3:])
    assert said in extracted(page(body)).text


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ("newsletter newsletters NewsletterPromo td_newsletter_2 bloc-infolettre", "newsletter"),
        ("boletin-suscripcion nyhetsbrev-puff e-bulten sign-up SignUp subscribe-box", "newsletter"),
        ("follow followUs follow-buttons volg-ons siguenos suivez-nous social-links", "follow"),
        ("promo article-promo promo-box", "related"),
        ("has-newsletter newsletter-archive subscriber premium follow-up following", ""),
        ("social-embed social-care promo-text promotion sign-language subscription-content", ""),
        ("up box article c", ""),
    ],
)
def test_names(names: str, label: str) -> None:
    assert {name: box_label(name) for name in names.split()} == dict.fromkeys(names.split(), label)


def test_a_name_of_the_story_beside_the_others_counts() -> None:
    assert box_label("story-body newsletter") == ""


@pytest.mark.parametrize("ending", ["(AP)", "(dpa)", "(mau/dpa)", "(Reuters, AFP)"])
@pytest.mark.parametrize("above", ["Lesen Sie auch: Sturm im Süden", "Lesen Sie auch"])
def test_the_last_line_with_its_agency_stays(above: str, ending: str) -> None:
    last = f"Am Abend soll die Brücke freigegeben werden. {ending}"
    text = "\n\n".join((*STORIES["de"], above, last))
    assert clean(read_text(text)).text == "\n\n".join((*STORIES["de"], last))


@pytest.mark.parametrize(
    "line", ["SKIP ADVERTISEMENT", "Send your story ideas to tips@example.com."]
)
@pytest.mark.parametrize("after", [2, 5])
def test_lines_that_are_no_story(line: str, after: int) -> None:
    story = STORIES["en"]
    lines = (*story[:after], line, *story[after:])
    assert clean(read_text("\n\n".join(lines))).text == "\n\n".join(story)
    assert extracted(page(paragraphs(lines))).text == "\n\n".join(story)
