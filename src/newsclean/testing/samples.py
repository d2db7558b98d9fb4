"""Texts and pages of our own wording that cleaners are tried on."""

from __future__ import annotations

STORY = (
    "A storm hit the northern coast on Friday night, tearing roofs off forty houses and leaving "
    "two villages without power, officials said.",
    "“We heard the wind before we saw anything,” said the woman who keeps the harbour inn, whose "
    "roof had held.",
    "The ministry said that it would send engineers by Aug. 9, and that repairs would cost some "
    "3.5 million in all.",
)
PROSE = (
    "\n\n".join(STORY),
    "\n".join(STORY),
    "Ein Sturm hat in der Nacht zum Freitag die Küste getroffen und in zwei Dörfern den Strom "
    "ausfallen lassen, wie die Behörden mitteilten.",
    "Шторм обрушился на северное побережье в ночь на пятницу, оставив без света две деревни, "
    "сообщили местные власти.",
    "周五夜间，一场风暴袭击了北部沿海地区，当地官员说两个村庄因此停电，四十座房屋受损。",
    "ضربت عاصفة الساحل الشمالي ليلة الجمعة وتركت قريتين بلا كهرباء وألحقت أضرارا بأربعين منزلا، "
    "بحسب ما قال مسؤولون محليون.",
)
MIXED = (
    "",
    "\n \n",
    "Storm hits northern coast\n\nBy Ann Lee\n\n" + "\n\n".join(STORY) + "\n\nRead more",
    "Share\nTweet\nStorm hits northern coast\n" + "\n".join(STORY) + "\nSubscribe\n×",
    "The harbour at dawn. Ann Lee / AFP\n\n" + STORY[0] + "\n\n© 2020 Example Times",
    "BUY NOW\n\nBUY NOW\n\n" + STORY[0] + " BUY NOW\n\n1. One\n2. Two\n\n- Three",
    "Dear reader,\n\nWe need your help.\n\nDonate now\n\n$5\n\n$10\n\n" + STORY[1],
    "Leave a Reply\n\nName *\n\nEmail *\n\nPost Comment\n\n" + STORY[2],
    "The storm that hit the coast on Friday was the\nworst in thirty years, said the office that\n"
    "measures such things, and it may be followed\nby another before the month is out.",
    "The town lost power on Friday evening, and most of it stayed dark until the morning.The mayor "
    "said that crews had worked through the night.By noon the lights were back.Read more",
    "\ufeffe\u0301\u200b\u202eabc\u202c\x00\r\nA\xa0B\x85C\u2028👩\u200d👧\u2029a" + "\u0301" * 40,
    "“\n\n”\n\n(\n\n.\n\n…\n\n—\n\n*\n\n/\n\n|\n\n:",
    'He said "a" (b) [c] «d» „e“ “f',
)
PAGES = (
    "<nav><a href=/>Home</a></nav><h1>Storm hits northern coast</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    + "<ul><li><a href=/x>Read more</a><li>Share</ul><footer>© 2020 Example Times</footer>",
    "<blockquote>Loose<p hidden>x</p><br><br>text</blockquote><pre>a\n b</pre>"
    "<table><tr><td>1<td>2",
)
