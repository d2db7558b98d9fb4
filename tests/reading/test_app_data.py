"""Stories that stand in the data of a page alone: found by their shape, whatever the program."""

from __future__ import annotations

import json
from base64 import b64encode
from html import escape
from typing import Any
from urllib.parse import quote

import pytest

from newsclean import clean, read_html
from support.data_pages import (
    HEADING,
    HTML,
    LINES,
    STORY,
    TEASER,
    TITLE,
    cleaned,
    code,
    data,
    holding,
    page,
)


def spans(text: str) -> list[dict[str, Any]]:
    first, link, last = text[:20], text[20:26], text[26:]
    return [
        {"type": "text", "text": first, "marks": []},
        {"type": "text", "text": link, "marks": [{"type": "link", "href": "https://a.example"}]},
        {"type": "text", "text": last},
    ]


BODIES: dict[str, Any] = {
    "html": HTML,
    "html, rendered": {"rendered": HTML, "protected": False},
    "html, escaped": escape(HTML),
    "html with divs": HTML.replace("p>", "div>"),
    "html with breaks": "<br><br>".join(STORY),
    "lines": LINES,
    "lines with tags": LINES.replace("storm", "<b>storm</b>"),
    "strings": list(STORY),
    "strings of html": [f"<p>{text}</p>" for text in STORY],
    "numbered": {str(k): {"text": text} for k, text in enumerate(STORY)},
    "typed": [{"type": "paragraph", "text": text} for text in STORY],
    "untyped": [{"id": k, "content": text} for k, text in enumerate(STORY)],
    "other names": [{"art": "absatz", "inhalt": text} for text in STORY],
    "Portable Text": [
        {"_type": "block", "_key": "a1", "style": "normal", "children": spans(text)}
        for text in STORY
    ],
    "Draft.js": {
        "blocks": [{"key": "k", "type": "unstyled", "text": text, "depth": 0} for text in STORY],
        "entityMap": {},
    },
    "EditorJS": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": t}} for t in STORY]},
    "ProseMirror": {
        "type": "doc",
        "content": [{"type": "paragraph", "content": spans(text)} for text in STORY],
    },
    "Lexical": {"root": {"children": [{"type": "paragraph", "children": spans(t)} for t in STORY]}},
    "Slate": [{"type": "p", "children": [{"text": text}]} for text in STORY],
    "Contentful": {
        "nodeType": "document",
        "content": [
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text, "marks": []}]}
            for text in STORY
        ],
    },
    "Gutenberg": [
        {"name": "core/paragraph", "attributes": {"content": text}, "innerBlocks": []}
        for text in STORY
    ],
    "WordPress blocks": [
        {"blockName": "core/paragraph", "innerHTML": f"<p>{t}</p>", "innerContent": [f"<p>{t}</p>"]}
        for t in STORY
    ],
    "Arc": [{"_id": f"A{k}B", "type": "text", "content": text} for k, text in enumerate(STORY)],
    "hast": [
        {"type": "element", "tagName": "p", "children": [{"type": "text", "value": text}]}
        for text in STORY
    ],
    "JsonML": ["div", *[["p", {"class": "x"}, text] for text in STORY]],
    "commented HTML": "".join(
        f"<!-- wp:paragraph --><p>{t}</p><!-- /wp:paragraph -->" for t in STORY
    ),
    "pairs of kind and value": [1, [[0, text] for text in STORY]],
    "sections": [
        {"kind": "section", "parts": [{"text": t} for t in STORY[k : k + 2]]} for k in (0, 2, 4)
    ],
    "JSON in a string": json.dumps({"blocks": [{"text": text} for text in STORY]}),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_rich_text_of_many_editors(body: Any) -> None:
    article = cleaned(page(data(holding(body))))
    assert [block.text for block in article.blocks] == list(STORY)


DATA = json.dumps(holding(HTML)).replace("</", "<\\/")
PAIRS = json.dumps([{"type": "text", "text": text} for text in STORY])
STATES = {
    "a variable": f"window.__INITIAL_STATE__ = {DATA};(function(){{var s;}}());",
    "another variable": f"var a=1, zustand={DATA}, b=[1,2];",
    "JSON.parse": f"window.state = JSON.parse({json.dumps(DATA)});",
    "JSON.parse, single quotes": "window.state = JSON.parse('"
    + DATA.replace("\\", "\\\\").replace("'", "\\'")
    + "');",
    "escaped as code points": "window.__NUXT__="
    + DATA.replace("<\\/", "\\u003C\\u002F").replace("<", "\\u003C"),
    "hexadecimal escapes": "x = {title: '"
    + TITLE
    + "', body: '"
    + HTML.replace("<", "\\x3C")
    + "'}",
    "names without quotes": f"kit.start(app, {{data: [{{title: `{TITLE}`, text: `{HTML}`}}]}});",
    "a function that is called": "window.__NUXT__=(function(a,b,c){return {data:[{article:"
    f"{{title:a,lead:c,body:b}}}}]}}}}({json.dumps(TITLE)},{json.dumps(HTML)},void 0))",
    "a function that fills": "window.__NUXT__=(function(a,b,c,d){c.text=b;c.kind=d;return {data:[{"
    f"title:a,parts:[c,{PAIRS[1:-1]}]}}]}}}}({json.dumps(TITLE)},{json.dumps(STORY[0])},{{}},-1))",
    "address encoding": f"window.s = JSON.parse(decodeURIComponent('{quote(DATA)}'))",
    "base64": f"window.s = JSON.parse(atob('{b64encode(DATA.encode()).decode()}'))",
    "globalContent": f"Fusion.arcSite='x';Fusion.globalContent={DATA};Fusion.lastModified=17;",
    "after comments": f"/* it's */ // don't\nwindow.s={DATA}",
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_state_in_code(state: str) -> None:
    article = cleaned(page(code("var x = 'y';"), code(state)))
    assert [b.text for b in article.blocks if len(b.text) > 60][-len(STORY) + 1 :] == list(
        STORY[1:]
    )
    assert STORY[0] in article.text
    assert TEASER not in article.text


def flat(*, stream: bool) -> list[Any]:
    """The story as a list of values that name each other by number."""
    values: list[Any] = [{"article": 1}, {"title": 2, "body": 3}, TITLE, []]
    for text in STORY:
        values[3].append(len(values))
        values += [{"type": len(values) + 1, "text": len(values) + 2}, "paragraph", text]
    if not stream:
        return [["ShallowReactive", 1], *_moved(values)]
    named: list[Any] = []
    for value in values:
        if isinstance(value, dict):
            named.append({f"_{len(values) + (k in ('body', 'text'))}": value[k] for k in value})
        else:
            named.append(value)
    return [*named, "a", "b"]


def _moved(values: list[Any]) -> list[Any]:
    moved: list[Any] = []
    for value in values:
        if isinstance(value, dict):
            moved.append({key: number + 1 for key, number in value.items()})
        elif isinstance(value, list):
            moved.append([number + 1 for number in value])
        else:
            moved.append(value)
    return moved


def flight() -> str:
    rows = [
        f'1:["$","h1",null,{{"children":{json.dumps(TITLE)}}}]\n',
        f"2:T{len(STORY[0].encode()):x},{STORY[0]}",
        *[
            f'{k + 3:x}:["$","p",null,{{"children":{json.dumps(t)}}}]\n'
            for k, t in enumerate(STORY[1:])
        ],
        '0:["$","main",null,{"className":"story","children":["$L1",["$","p",null,{"children":"$2"}],'
        '"$3","$4","$5","$6","$7"]}]\n',
    ]
    whole = "".join(rows)
    chunks = [whole[at : at + 150] for at in range(0, len(whole), 150)]
    pushes = [code(f"self.__next_f.push([1,{json.dumps(chunk)}])") for chunk in chunks]
    return code("self.__next_f=self.__next_f||[];self.__next_f.push([0])") + "".join(pushes)


APOLLO = {
    "ROOT_QUERY": {"article({'id':17})": {"__ref": "Article:17"}},
    "Article:17": {"title": TITLE, "body": [{"__ref": f"Part:{k}"} for k in range(len(STORY))]},
    **{
        f"Part:{k}": {"id": f"Part:{k}", "a": 1, "b": 2, "c": 3, "text": t}
        for k, t in enumerate(STORY)
    },
}
OLD_APOLLO = {
    "Article:17": {
        "title": TITLE,
        "body": [
            {"type": "id", "generated": True, "id": f"$Article:17.body.{k}", "typename": "Part"}
            for k in range(len(STORY))
        ],
    },
    **{f"$Article:17.body.{k}": {"kind": "p", "text": t} for k, t in enumerate(STORY)},
}
ISLAND = json.dumps({"title": [0, TITLE], "body": [0, HTML]})
PARTS = json.dumps({"title": [0, TITLE], "body": [1, [[0, text] for text in STORY]]})
GRAPHS = {
    "Nuxt 3": data(flat(stream=False)),
    "a stream": code(f"c.enqueue({json.dumps(json.dumps(flat(stream=True)))})"),
    "Apollo": code(f"window.__APOLLO_STATE__={json.dumps(APOLLO)}"),
    "Apollo 2": code(f"window.__APOLLO_STATE__={json.dumps(OLD_APOLLO)}"),
    "React flight": flight(),
    "an attribute": f'<div data-page="{escape(json.dumps(holding(HTML)))}"></div>',
    "an island": f'<x-island props="{escape(ISLAND)}">',
    "an island of parts": f'<x-island props="{escape(PARTS)}">',
    "Angular": '<script type="application/json">'
    + json.dumps(holding(HTML)).replace("&", "&a;").replace('"', "&q;").replace("<", "&l;")
    + "</script>",
}


@pytest.mark.parametrize("scripts", GRAPHS.values(), ids=GRAPHS)
def test_data_that_refers_to_itself(scripts: str) -> None:
    text = cleaned(page(scripts)).text
    assert [line for line in text.split("\n\n") if len(line) > 60] == list(STORY)


# --- kinds ----------------------------------------------------------------------------------

KINDS = {
    "html": "<p>{0}</p><p>{1}</p><h2>{h}</h2><p>{2}</p><ul><li>{3}</li><li>{4}</li></ul>"
    "<blockquote>{5}</blockquote>",
    "Draft.js": [
        {"type": "unstyled", "text": "{0}"},
        {"type": "unstyled", "text": "{1}"},
        {"type": "header-two", "text": "{h}"},
        {"type": "unstyled", "text": "{2}"},
        {"type": "unordered-list-item", "text": "{3}"},
        {"type": "unordered-list-item", "text": "{4}"},
        {"type": "blockquote", "text": "{5}"},
    ],
    "Portable Text": [
        *[
            {"_type": "block", "style": "normal", "children": [{"text": f"{{{k}}}"}]}
            for k in (0, 1)
        ],
        {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "{h}"}]},
        {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "{2}"}]},
        *[
            {"_type": "block", "listItem": "bullet", "level": 1, "children": [{"text": f"{{{k}}}"}]}
            for k in (3, 4)
        ],
        {"_type": "block", "style": "blockquote", "children": [{"_type": "span", "text": "{5}"}]},
    ],
    "EditorJS": [
        *[{"type": "paragraph", "data": {"text": f"{{{k}}}"}} for k in (0, 1)],
        {"type": "header", "data": {"text": "{h}", "level": 2}},
        {"type": "paragraph", "data": {"text": "{2}"}},
        {"type": "list", "data": {"style": "unordered", "items": ["{3}", "{4}"]}},
        {"type": "quote", "data": {"text": "{5}"}},
    ],
    "Gutenberg": [
        *[{"name": "core/paragraph", "attributes": {"content": f"{{{k}}}"}} for k in (0, 1)],
        {"name": "core/heading", "attributes": {"level": 2, "content": "{h}"}},
        {"name": "core/paragraph", "attributes": {"content": "{2}"}},
        {
            "name": "core/list",
            "innerBlocks": [
                {"name": "core/list-item", "attributes": {"content": f"{{{k}}}"}} for k in (3, 4)
            ],
        },
        {"name": "core/quote", "attributes": {"content": "{5}"}},
    ],
    "ProseMirror": [
        *[{"type": "paragraph", "content": [{"type": "text", "text": f"{{{k}}}"}]} for k in (0, 1)],
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "{h}"}]},
        {"type": "paragraph", "content": [{"type": "text", "text": "{2}"}]},
        {
            "type": "bulletList",
            "content": [
                {
                    "type": "listItem",
                    "content": [
                        {"type": "paragraph", "content": [{"type": "text", "text": f"{{{k}}}"}]}
                    ],
                }
                for k in (3, 4)
            ],
        },
        {
            "type": "blockquote",
            "content": [{"type": "paragraph", "content": [{"type": "text", "text": "{5}"}]}],
        },
    ],
}


def filled(value: Any) -> Any:
    text = json.dumps(value)
    for k, line in enumerate(STORY):
        text = text.replace(f"{{{k}}}", json.dumps(line)[1:-1])
    return json.loads(text.replace("{h}", HEADING))


@pytest.mark.parametrize("body", KINDS.values(), ids=KINDS)
def test_kinds_are_those_of_a_page(body: Any) -> None:
    article = read_html(page(data(holding(filled(body)))))
    assert [(block.kind, block.level, block.text) for block in article.blocks] == [
        ("paragraph", None, STORY[0]),
        ("paragraph", None, STORY[1]),
        ("heading", 2, HEADING),
        ("paragraph", None, STORY[2]),
        ("list_item", None, STORY[3]),
        ("list_item", None, STORY[4]),
        ("quote", None, STORY[5]),
    ]


def test_tables_of_an_editor() -> None:
    table = {"type": "table", "data": {"content": [["Village", "Homes"], ["Torhamn", "212"]]}}
    body = [{"type": "paragraph", "data": {"text": text}} for text in STORY]
    blocks = read_html(page(data(holding([*body[:3], table, *body[3:]])))).blocks
    assert [b.text for b in blocks if b.kind == "table_row"] == ["Village Homes", "Torhamn 212"]


def test_boxes_within_the_story_are_left_out() -> None:
    body: list[Any] = [{"type": "text", "content": text} for text in STORY]
    body.insert(2, {"type": "interstitial_link", "content": TEASER, "url": "https://a.example/x"})
    body.insert(4, {"type": "newsletter", "content": TEASER})
    assert TEASER not in read_html(page(data(holding(body)))).text


@pytest.mark.parametrize(
    "story",
    [
        ["政府は木曜日、沿岸の二つの村に対する支援策を発表し、来週から工事を始めると述べた。"] * 2
        + ["消防によると、強風で倒れた木が道路をふさぎ、復旧には数日かかる見通しだという。"] * 2,
        ["รัฐบาลประกาศเมื่อวันพฤหัสบดีว่าจะให้ความช่วยเหลือแก่หมู่บ้านสองแห่ง บนชายฝั่งทางเหนือภายในหนึ่งสัปดาห์"] * 4,
        ["ضربت عاصفة الساحل الشمالي يوم الجمعة وتركت قريتين بلا كهرباء، بحسب ما قاله المسؤولون."]
        * 4,
        ["Шторм обрушился на северное побережье в пятницу и оставил два села без света и связи."]
        * 4,
    ],
    ids=["ja", "th", "ar", "ru"],
)
def test_other_scripts(story: list[str]) -> None:
    lines = [f"{k + 1}: {text}" for k, text in enumerate(story)]
    html = page(data({"article": {"title": TITLE, "body": [{"text": line} for line in lines]}}))
    assert [block.text for block in read_html(html).blocks] == lines


def test_it_is_clean() -> None:
    assert clean(read_html(page(data(holding(HTML))))).text == LINES
