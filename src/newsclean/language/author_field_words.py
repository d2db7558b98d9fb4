"""Words of author fields, folded: what stands there beside people, and what does instead.

Seen in author metas, JSON-LD and byline elements of some 2,000 pages in a dozen
languages.  Words that belong to printed bylines are in the rule packs.
"""

import re

# Words that stand before a name in author fields: what was done, what is shown, and by whom.
CUES = frozenset(
    "by von vom par por di da door av af de od z från fra tekst text texte texto testo words"
    " story stories written posted published post report reported reporting review news view all"
    " posts more from articles article see other about the author authors by: autor autorin"
    " autoren autore autores auteur auteurs autori auteure auctor författare forfatter"
    " geschrieben veröffentlicht verfasst erstellt publié publicado escrito scritto pubblicato"
    " zeige alle beiträge artikel mehr über dieser des der redigé rédigé écrit ein gastbeitrag"
    " beitrag kommentar analyse analysis opinion column commentary guest submitted contributed"
    " skrevet skriven publicerad geplaatst geschreven oleh penulis penulis: yazan автор авторы"
    " текст автора автор: texts foto: 文 文： 著者 作者 筆者"
    " 執筆 取材 ライター 撰文 記者 记者 글 기자 nota redactado"
    " elaborado podcast interview interviewed edited reviewed follow follow: posted-by byline"
    " contributor contributing with as told to avec ο η οι του της phóng viên"
    " alles alle blog gastkommentar essay bericht kolumne eine ein"
    " gespeichert eingestellt publié autoren"
    # Who held the conversation, or wrote down what was said.
    " entretien entrevista intervista interjú rozmawiał rozmawiała rozmawiali wysłuchał wysłuchała"
    " ptal ptala zapsal zapsala napsal napsala připravil připravila беседовал беседовала"
    " беседовали записал записала записали подготовил подготовила розмовляв розмовляла записав"
    " разговаря razgovarao razgovarala piše pišu zapisao zapisala írta".split()
)
# Cues of those who did something other than write it.
OTHERS = frozenset(
    "edited reviewed checked fact-checked medically editing editor: photo photos photo: photos:"
    " foto foto: fotos: fotos photography photographs picture pictures illustration"
    " illustrations illustrated translated translation übersetzung übersetzt traducción traduit"
    " video video: images"
    " イラスト 翻訳 翻訳者 訳者 監訳 写真 撮影 摄影 攝影 翻译 編集 编辑 사진".split()
)
# A cue that means nothing else stands by itself for all that is before it.
SURE_CUES = frozenset("by par por door oleh 投稿者 by: автор автор:".split())
# Parts of names of bodies, in the languages of most author fields seen.  Lexicons know media.
BODIES = frozenset(
    "staff team newsroom editorial editors editor redaktion redaktionen redaktionsteam"
    " onlineredaktion redacción redaccion redação redacao redazione rédaction redaction redactie"
    " redakcja redakce редакция редакція desk bureau admin administrator administrador webmaster"
    " webteam user anonymous unknown anonym gastautor gastbeitrag contributors contributor"
    " author autor agency agencies agencia agencias agentur agenturen agence service services"
    " dienst university universität universidad université college institute institut school"
    " center centre zentrum foundation stiftung gmbh ag inc inc. ltd ltd. llc corp corp. co."
    " company group gruppe verlag publishing press-release pressemitteilung presse council"
    " ministry ministerium department committee association verband verein e.v. society network"
    " netzwerk club museum blog blogs magazine magazin website site web online com submissions"
    " partner partners sponsored advertorial studio studios productions entertainment sports"
    " correspondents reporters news noticias nachrichten government partei comments comment"
    " kommentare minutes latest menu facebook twitter instagram youtube linkedin xing whatsapp"
    " telegram flipboard rss share email mail teilen follow contact podcast video videos photo"
    " photos image images getty reuters afp dpa ap updated copied posted published publisher"
    " subscribe aktualisiert uhr stand lesezeit minuten actualizado publicado modifié"
    " shimbun shinbun ilbo xinhua kyodo jiji yonhap search delete login logout register print copy"
    " download upload bookmark save inhalte"
    " aktualisierung datum date folgen views anzeige werbung jetzt".split()
)
# Those of them that say by themselves that a newsroom wrote it.
NEWSROOMS = frozenset(
    "staff team newsroom editorial redaktion redaktionen redaktionsteam onlineredaktion redacción"
    " redaccion redação redacao redazione rédaction redaction redactie redakcja redakce редакция"
    " редакція desk bureau agencia agentur agence correspondents reporters submissions".split()
)
# Words of offices that newsrooms' lexicons leave out, as bylines seldom print them.
ROLES = frozenset(
    "officer ceo cfo cto coo director president chairman chairwoman minister professor"
    " redakteurin redakteur redaktorin redaktor fellow lecturer economist strategist founder co-"
    " founder geschäftsführer geschäftsführerin leiter leiterin volontärin volontär chefin chef"
    " ressortleiter meteorologist author autorin autor columnist journalist corresponsal"
    " secretary rechtsanwalt rechtsanwältin projektleiter"
    " projektleiterin referent referentin".split()
)
UNNAMED = frozenset({"no author", "guest author", "post author"}) | frozenset(
    "admin administrator none null undefined author editor user anonymous noauthor"
    " unknown nachrichten wordpressadmin webmaster root test name autor nobody n/a na default press"
    " news online info office team web www by von website home editorial newsroom publisher"
    " posted on am um the publisher. folgen follow autorin autoren profile profil about more"
    " mehr user1 reporter".split()
)

# Vowel signs of Indian scripts and of those of South-East Asia are no letters to Python.
_LETTERS = (
    r"(?:[^\W\d_]|[\u0900-\u0963\u0980-\u0e3a\u0e40-\u0e4e\u0eb0-\u0ecd\u1000-\u103f"
    r"\u1780-\u17d3])+"
)
NAME_WORD = re.compile(rf"{_LETTERS}(?:['’ʼ`´.·\u200c-]+{_LETTERS})*['’.]?")
# Degrees and orders, which stand behind names; in capitals, as "Ma" and "Do" are names.
CREDENTIAL = re.compile(
    r"(?:Ph\.?\s?D|M\.?D|D\.?O|Esq|M\.?A|M\.?S|B\.?A|B\.?S|MBA|MPH|RDN?|LDN?|RN|CFA|CFP|CPA|JD|J\.D"
    r"|DDS|DVM|LCSW|M[Ss]c|B[Ss]c|MSW|EdD|PsyD|PharmD|CDCES|CDN|CSSD|FACS|FACOG|FAAD|OBE|CBE|MBE|MP"
    r"|KC|QC|DPhil|MRCP|LLM|LLB|CSCS|NP|PA-C|DPT|OD|DMD)\.?"
)
