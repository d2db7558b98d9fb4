"""Notes, requests and forms between the paragraphs of stories, and what looks like them."""

import pytest

from newsclean import clean, read_text
from support.samples import STORIES

NOTES = {
    "comments held": {
        "de": "Ihr Kommentar wird nach Prüfung veröffentlicht.",
        "en": "Your comment is awaiting moderation.",
        "fi": "Kommenttisi julkaistaan tarkastuksen jälkeen.",
        "pl": "Twój komentarz oczekuje na moderację.",
        "tr": "Yorumunuz onaylandıktan sonra yayınlanacaktır.",
        "zh": "您的评论将在审核后显示。",
    },
    "witnesses": {
        "de": "Haben Sie Fotos oder Videos vom Einsatz? Schicken Sie sie uns.",
        "es": "¿Tienes información sobre este caso? Escríbenos de forma segura.",
        "hu": "Ha információja van az üggyel kapcsolatban, írjon nekünk!",
        "pl": "Byłeś świadkiem ważnego zdarzenia? Wyślij nam zdjęcia i nagrania.",
        "sv": "Vet du mer? Kontakta vår reporter.",
        "pt": "Tem informações sobre este caso? Envie-nos a sua denúncia de forma segura.",
    },
    "join here": {
        "de": "Hier geht's zum Kanal",
        "en": "Click here to join",
        "nl": "Meld je hier aan",
        "pl": "Dołącz tutaj",
        "tr": "Buradan katılın",
    },
    "summaries by machines": {
        "cs": "Shrnutí vytvořila umělá inteligence. Může obsahovat chyby.",
        "de": "Die Zusammenfassung wurde mit KI erstellt und redaktionell geprüft.",
        "ja": "AIによる要約です。誤りを含む場合があります。",
        "nl": "Samenvatting gemaakt door AI. Kan fouten bevatten.",
        "ru": "Краткое содержание создано нейросетью.",
        "zh": "以上内容由AI生成，请注意甄别。",
    },
    "podcasts": {
        "en": "Listen and subscribe to our podcast wherever you get your podcasts.",
        "fi": "Kuuntele podcastimme suosikkialustallasi.",
        "fr": "Abonnez-vous à notre podcast sur toutes les plateformes d'écoute.",
        "ru": "Слушайте наш подкаст на всех платформах.",
        "sv": "Lyssna på vår podd där poddar finns.",
    },
    "views of authors": {
        "el": "Οι απόψεις που εκφράζονται ανήκουν στον αρθρογράφο.",
        "es": "Las opiniones expresadas en este artículo son responsabilidad de su autor.",
        "nl": "De mening in dit opiniestuk is die van de auteur en niet van de redactie.",
        "tr": "Yazıda yer alan görüşler yazara aittir.",
    },
    "gifts": {
        "ar": "إذا كنت تقدر عملنا، ادعمنا بتبرع صغير.",
        "es": "Si valoras nuestro trabajo, considera hacer una donación.",
        "et": "Kui hindad meie tööd, toeta meid.",
        "ro": "Dacă apreciezi munca noastră, susține-ne cu o donație.",
    },
    "without a pack": {
        "ga": "Léigh freisin: D'éirigh an méara as",
        "gu": "અમારી YouTube ચેનલ સબ્સ્ક્રાઇબ કરો",
        "kn": "ನಮ್ಮ ವಾಟ್ಸಾಪ್ ಚಾನೆಲ್ ಫಾಲೋ ಮಾಡಿ",
        "ml": "ഇതും വായിക്കുക: മേയർ രാജിവച്ചു",
    },
    "read also": {
        "be": "Чытайце таксама: Мэр пайшоў у адстаўку",
        "lb": "Liest och: De Buergermeeschter demissionéiert",
        "mt": "Aqra wkoll: Is-sindku jirriżenja",
        "tg": "Инчунин хонед: Раиси шаҳр истеъфо дод",
    },
    "sponsors, lists and publishers": {
        "en": "Sponsor Message",
        "es": "Historias recomendadas",
        "nl": "Bericht van onze partner",
        "ru": "Статья содержит партнёрские ссылки, за которые мы можем получать комиссию.",
    },
}
TRUE = {
    "de": [
        "Die Zusammenfassung wurde mit KI erstellt, und keiner der Richter hat sie gelesen.",
        "Der Beitrag wird nach Prüfung der Bücher ausgezahlt, teilte die Kasse mit.",
    ],
    "en": [
        "Your comment will be published after the election, the clerk promised her.",
        "Turn on notifications to get the code, the fraudster told her.",
        "A message from our sponsor was the only mail, the captain said.",
    ],
    "es": [
        "Las opiniones expresadas en este artículo son las que el juez citó en la sentencia.",
    ],
    "be": ["Сачыце за намі, сказаў праваднік, і пайшоў у лес з ліхтаром."],
    "cs": ["Článek obsahuje odkazy na tři rozsudky a dvě dohody z minulého roku."],
    "vi": [
        "Nhiều du khách dừng lại bên cầu để chụp ảnh.",
        "Cuốn sách có hơn một trăm ảnh minh họa.",
    ],
    "zh": ["“扫码关注我们。”另一条横幅上写着。"],
    "nl": ["Samenvatting gemaakt door AI, zei de rechter, is geen bewijs."],
    "hu": ["A cikkben megfogalmazott vélemény miatt beperelték a lapot a múlt héten."],
    "el": ["«Ακολουθήστε μας στο Facebook», έγραφε ένα άλλο πανό."],
    "ko": ['"페이스북에서 팔로우하세요"라고 다른 현수막에 적혀 있었다.'],
    "pl": ["„Obserwuj nas na Facebooku” – głosił drugi baner."],
    "ru": ["«Подписывайтесь на наш канал», — гласил другой плакат."],
    "sv": ['"Följ oss på Facebook", stod det på en annan skylt.'],
    "tr": ["Yazarın görüşleri partiyi bağlamaz, çünkü kendisi artık üye değil."],
}


@pytest.mark.parametrize(
    ("language", "note"),
    [pytest.param(lang, note, id=f"{kind}-{lang}")
     for kind, notes in NOTES.items() for lang, note in notes.items()],
)  # fmt: skip
def test_notes_go_from_between_paragraphs(language: str, note: str) -> None:
    story = STORIES.get(language, STORIES["en"])
    article = clean(read_text("\n\n".join([story[0], note, *story[1:]]), language=language))
    assert note not in article.text
    assert [line for line in story if line not in article.text] == []


@pytest.mark.parametrize(
    ("language", "line"), [(lang, line) for lang, lines in TRUE.items() for line in lines]
)
def test_true_sentences_that_look_like_notes_stay(language: str, line: str) -> None:
    story = STORIES.get(language, STORIES["en"])
    article = clean(read_text("\n\n".join([story[0], line, *story[1:]]), language=language))
    assert line in article.text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Folgen Sie uns auf „Facebook“"),
        ("ru", "«Подписывайтесь на наш канал»"),
    ],
)
def test_requests_in_quotation_marks_with_nothing_behind_go(language: str, line: str) -> None:
    story = STORIES[language]
    article = clean(read_text("\n\n".join([*story, line]), language=language))
    assert line not in article.text
