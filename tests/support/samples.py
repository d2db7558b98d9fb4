"""Own-worded texts that tests are built from: clean prose, and junk of every label.

Nothing here is copied from a newspaper.
"""

from __future__ import annotations

# --- prose that must come through untouched -------------------------------------------------

STORIES: dict[str, tuple[str, ...]] = {
    "en": (
        "A storm hit the northern coast on Friday night, tearing roofs off forty houses and "
        "leaving two villages without power, officials said.",
        "“We heard the wind before we saw anything,” said Ann Lee, who keeps the harbour inn. "
        "“Then the lights went out all at once.”",
        "The ministry said it would send engineers from the U.S. and from neighbouring states "
        "by Aug. 9, and that repairs would cost 3.5 million dollars.",
        "Repairs to the pier began on Monday, after the insurers had been to see the damage.",
    ),
    "de": (
        "Ein Sturm hat in der Nacht zum Freitag die Küste getroffen und in zwei Dörfern den "
        "Strom ausfallen lassen, wie die Behörden mitteilten.",
        "„Wir haben den Wind gehört, bevor wir etwas sahen“, sagte die Wirtin am Hafen, deren "
        "Dach das Wetter nur zum Teil überstanden hat.",
        "Die Reparaturen sollen nach Angaben des Ministeriums bis zum Herbst dauern und rund "
        "drei Millionen Euro kosten.",
    ),
    "fr": (
        "Une tempête a frappé la côte nord dans la nuit de vendredi, privant deux villages "
        "d’électricité, ont indiqué les autorités.",
        "« Nous avons entendu le vent avant de voir quoi que ce soit », raconte l’aubergiste "
        "du port, dont le toit a tenu.",
    ),
    "es": (
        "Una tormenta azotó la costa norte en la noche del viernes y dejó sin luz a dos "
        "pueblos, según informaron las autoridades locales.",
        "El ministerio enviará ingenieros y calcula que las obras durarán hasta el otoño, con "
        "un coste de tres millones.",
    ),
    "ru": (
        "Шторм обрушился на северное побережье в ночь на пятницу, оставив без света две "
        "деревни, сообщили местные власти.",
        "По словам министра, ремонт продлится до осени и обойдётся бюджету примерно в три "
        "миллиона рублей.",
    ),
    "uk": (
        "Буревій накрив північне узбережжя у ніч на п’ятницю, залишивши без світла два села, "
        "повідомила місцева влада.",
    ),
    "el": (
        "Καταιγίδα χτύπησε τη βόρεια ακτή το βράδυ της Παρασκευής και άφησε δύο χωριά χωρίς "
        "ρεύμα, ανακοίνωσαν οι αρχές του νησιού.",
    ),
    "zh": (
        "周五夜间，一场风暴袭击了北部沿海地区，当地官员说两个村庄因此停电，四十座房屋受损。",
        "港口旅馆的老板说，他们先听到风声，然后所有的灯一下子都灭了，直到第二天早上才恢复。",
    ),
    "ja": (
        "金曜日の夜、北部の海岸を嵐が襲い、二つの村が停電したと当局が発表した。",
        "港の宿の主人は「何も見えないうちに風の音が聞こえた」と話し、修理は秋まで続く見通しだという。",
    ),
    "ko": (
        "금요일 밤 북부 해안을 폭풍이 강타해 마을 두 곳이 정전되었다고 현지 당국이 토요일 아침 "
        "기자들에게 밝혔다.",
    ),
    "ar": (
        "ضربت عاصفة الساحل الشمالي ليلة الجمعة وتركت قريتين بلا كهرباء وألحقت أضرارا بأربعين "
        "منزلا، بحسب ما قال مسؤولون محليون.",
    ),
    "he": (
        "סערה פגעה בחוף הצפוני בליל שישי והותירה שני כפרים ללא חשמל, כך מסרו השלטונות המקומיים "
        "בבוקר יום שבת.",
    ),
    "hi": (
        "शुक्रवार की रात उत्तरी तट पर आए तूफ़ान ने दो गाँवों की बिजली काट दी और चालीस घरों की छतें "
        "उड़ा दीं, अधिकारियों ने बताया।",
    ),
    "th": ("พายุพัดถล่มชายฝั่งทางเหนือเมื่อคืนวันศุกร์ ทำให้สองหมู่บ้านไม่มีไฟฟ้าใช้ เจ้าหน้าที่กล่าวเมื่อเช้าวันเสาร์.",),
    "tr": (
        "Cuma gecesi kuzey kıyısını vuran fırtına iki köyü elektriksiz bıraktı, İzmir’den "
        "mühendisler yola çıktı, yetkililer açıkladı.",
    ),
    "vi": (
        "Một cơn bão đã đổ bộ vào bờ biển phía bắc tối thứ Sáu, khiến hai ngôi làng mất điện, "
        "các quan chức địa phương cho biết.",
    ),
}

TEMPTING: tuple[str, ...] = (
    # Stories about what junk is made of, and voices that junk also has.
    "The charity took 4.2 million pounds in donations last year, most of it from people who "
    "gave less than ten pounds a month, its report says.",
    "Regulators fined the firm because its website set cookies before visitors had agreed to "
    "any of them, a practice the law forbids.",
    "The newsletter, which goes to some 40,000 subscribers every morning, was begun in a "
    "kitchen by two former teachers.",
    "When the paper put up its paywall in 2012, a third of its readers left; most of them had "
    "come back within five years.",
    "A hotline for callers in distress answered 12,000 calls in March, twice as many as in the "
    "month before the flood.",
    "I have lived in this valley for thirty years, and I do not think that we should let the "
    "water company have our river.",
    "“Please help us,” she had written on the wall, “we have no water and the roof is gone.” "
    "Rescuers found the words on Sunday.",
    "“Support our troops” banners hung from every balcony as the column passed, witnesses told "
    "investigators later that week.",
    "He asked his followers on Twitter and Facebook to share the photograph, and by noon it had "
    "been seen half a million times.",
    "Voters who had not read more than the headline of the proposal were against it; those who "
    "had read on were not, the poll found.",
    "The court held that copyright in the song had passed to the heirs, and that the studio must "
    "pay them what it owed.",
    "The app was downloaded two million times before the stores took it down on Thursday over "
    "what it did with contacts.",
    "Comments on the bill are open until June, and the ministry says that it will read every one "
    "of them before it decides.",
    "Advertisement revenue fell by a fifth, the group said, and it will close three of its local "
    "papers before the winter.",
    "Our reporters were in the square when the shooting began, and what follows is what they saw "
    "and what people there told them.",
    "Those who subscribe to the theory say that the comet broke up long before it came near the "
    "sun; others want to see more data.",
)

# --- junk, by label -------------------------------------------------------------------------

JUNK: dict[str, tuple[str, ...]] = {
    "donation": (
        "Dear reader,\n\nWe have one small favour to ask.\n\nOur journalism is paid for by people "
        "like you, and we need your help to keep going.\n\nGive 5 euros a month or whatever you "
        "can.\n\nOne-time\n\nMonthly\n\n$5\n\n$10\n\nOther amount\n\nDonate now\n\nThank you for "
        "standing with us.",
        "Support us",
        "If you value our reporting, please make a donation today.",
    ),
    "newsletter": (
        "Sign up for our newsletter\n\nGet the day's top stories in your inbox.\n\nEnter your "
        "email address\n\nSign up\n\nThank you for subscribing!",
        "Subscribe to our newsletter",
        "Newsletter abonnieren",
    ),
    "paywall": (
        "This article is for subscribers only.\n\nSubscribe to continue reading\n\nAlready a "
        "subscriber? Log in",
        "To read the full story, subscribe or log in.",
    ),
    "app": ("Download our app", "Get the app\n\nApp Store\n\nGoogle Play"),
    "follow": ("Follow us on Twitter", "Follow us on Facebook, Instagram and Telegram"),
    "adblock": (
        "It looks like you are using an ad blocker.\n\nPlease disable it to support our work.",
    ),
    "cookie": (
        "We use cookies to improve your experience.\n\nAccept all cookies\n\nReject\n\nManage "
        "preferences",
        "This website uses cookies.",
    ),
    "comments": (
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *"
        "\n\nComment *\n\nName *\n\nEmail *\n\nWebsite\n\nSave my name, email, and website in "
        "this browser for the next time I comment.\n\nPost Comment",
        "0 Comments",
    ),
    "share": (
        "Share on Facebook",
        "Share this:\n\nFacebook\n\nTwitter\n\nWhatsApp\n\nTelegram\n\nPrint",
        "Facebook Twitter LinkedIn Email",
    ),
    "related": (
        "Read also: Storm hits coast",
        "Read more",
        "Related articles\n\nHarbour reopens after storm\n\nMinister visits the coast",
        "READ MORE: Two villages still without power",
    ),
    "ad": ("Advertisement", "ADVERTISEMENT", "Sponsored content"),
    "media": ("Watch the video", "Listen to this article"),
    "nav": ("Skip to content", "Home » World » Europe", "Menu\n\nHome\n\nWorld\n\nSport"),
    "legal": (
        "© 2023 Example Media Ltd. All rights reserved.",
        "Copyright 2020 The Example Times. All rights reserved.",
    ),
    "poll": ("What do you think?\n\nYes\n\nNo\n\nVote",),
    "market": ("DOW 34,200.11 +0.4%\n\nS&P 500 4,400.20 -0.1%",),
    "residue": ("×", "javascript:void(0);", "[…]", "spot_img"),
    "byline": (
        "By Ann Lee",
        "By Ann Lee and Jo Cruz, Reuters",
        "Reporting by Ann Lee; Editing by Jo Cruz",
        "By ANN LEE, Moscow correspondent",
        "Von Anna Schmidt",
        "Ann Lee, Staff Writer",
    ),
    "date": (
        "Published Aug. 9, 2020",
        "Updated: 9 August 2020, 14:05 GMT",
        "06/01/2026 - 14:16 UTC+1",
        "2020-08-15T10:00:00Z",
        "15 августа 2020",
    ),
    "caption": (
        "The harbour at dawn on Friday. Photo: Ann Lee / AFP",
        "Fishermen mend their nets after the storm. Ann Lee / AFP",
        "The minister on the pier (Ann Lee/Reuters)",
        "The president in Sochi Kremlin.ru",
        "Foto: dpa",
    ),
    "tags": (
        "Tags: storm, coast, power",
        "No matching tags\n\nStorm\n\nCoast\n\nHarbour\n\nAnn Lee\n\nPower\n\nFriday\n\nPier\n\n"
        "Insurers\n\nMinistry",
    ),
    "source": ("Source: Example Times", "Original: https://news.example/2020/08/15/storm.html"),
    "scores": ("Positivity 35.00%\n\nNegativity 65.00%",),
    "title": (
        "Storm hits coast and leaves two villages dark",
        "Sturm trifft Küste und legt Strom lahm",
        "Шторм оставил без света две деревни",
        "风暴袭击北部沿海地区",
    ),
    "dateline": ("NORTHPORT, Aug. 9 (Reuters) - ", "MINSK — "),
    "bio": ("Ann Lee covers the coast for the Example Times.",),
    "note": ("Correction: an earlier version of this story misspelt a name.",),
}

GLUED: tuple[str, ...] = (
    "The town lost power on Friday evening, and most of it stayed dark until the morning.The "
    "mayor said that crews had worked through the night to mend the lines.By noon the lights "
    "were back in all but two of the streets near the harbour.In Minsk, nobody had noticed.",
    "“They will not leave Belarus.”The Kremlin said on Friday that nothing had been settled, and "
    "that talks would go on for as long as they had to, in Sochi or elsewhere, a spokesman said.",
)

WRAPPED: tuple[str, ...] = (
    "The storm that hit the coast on Friday was the\nworst in thirty years, said the office that\n"
    "measures such things, and it may be followed\nby another before the month is out.",
    "Repairs to the pier began on Monday,\r\nafter the insurers had been to see the\r\ndamage and "
    "the ministry had agreed to\r\npay for a part of it.",
)

PROSE_DOCUMENT = "\n\n".join(STORIES["en"])

COUNCIL = [
    "The council of Norrby voted on Friday to close two of its four bridges until spring, and"
    " traders in the old town fear for their winter business.",
    "Engineers had found cracks in the steel of both bridges in August, the mayor told a meeting"
    " that lasted until midnight.",
    "Buses will take the long way around the harbour, which adds twelve minutes to a ride that"
    " took nine, the transport office said.",
    "A second report on the remaining bridges is expected in November, and the council will meet"
    " again before the end of the year.",
]
"""A story in English, for what is tested in its midst."""
