"""Which language a text is written in."""

from __future__ import annotations

import time
import unicodedata

import pytest

from newsclean.language.language_guess import guess_language

SENTENCES = {
    "az": (
        "Şura bazar ertəsi axşam qərara alıb ki, bərə yazın sonuna qədər işləsin və bilet"
        " bahalaşmasın."
    ),
    "be": (
        "Савет вырашыў у панядзелак, што паром будзе хадзіць да канца красавіка, але квіток"
        " ужо не будзе танным."
    ),
    "bg": (
        "Съветът реши в понеделник, че фериботът ще се движи до края на април, но билетът"
        " няма да е евтин."
    ),
    "ca": (
        "El consell va decidir dilluns que el transbordador continuarà fins a finals"
        " d'abril, però amb menys viatges."
    ),
    "cs": (
        "Rada v pondělí rozhodla, že přívoz bude jezdit až do konce dubna, ale jízdné se už zvýší."
    ),
    "da": (
        "Rådet besluttede mandag, at færgen skal sejle indtil udgangen af april, men"
        " billetten bliver dyrere."
    ),
    "de": (
        "Der Rat hat am Montag beschlossen, dass die Fähre bis Ende April fährt, aber die"
        " Karte teurer wird."
    ),
    "el": "Το συμβούλιο αποφάσισε να συνεχίσει το πλοίο ως τον Απρίλιο.",
    "en": (
        "The council decided on Monday that the ferry will run until the end of April, but"
        " for a higher fare."
    ),
    "es": (
        "El consejo decidió el lunes que el transbordador seguirá hasta finales de abril,"
        " pero con menos viajes."
    ),
    "et": (
        "Nõukogu otsustas esmaspäeval, et praam sõidab aprilli lõpuni, kuid pilet ei ole enam odav."
    ),
    "fa": "شورا روز دوشنبه تصمیم گرفت که کشتی تا پایان آوریل کار کند و بهای بلیت را بالا نمی‌برد.",
    "fi": (
        "Neuvosto päätti maanantaina, että lautta kulkee huhtikuun loppuun, mutta lippu ei"
        " ole enää halpa."
    ),
    "fr": (
        "Le conseil a décidé lundi que le bac circulera jusqu'à la fin du mois, mais avec"
        " moins de trajets."
    ),
    "hr": (
        "Vijeće je u ponedjeljak odlučilo da će trajekt voziti do kraja travnja, ali karta"
        " više neće biti jeftina."
    ),
    "ha": (
        "Majalisar ta yanke shawara ranar Litinin cewa jirgin ruwan zai ci gaba da aiki har zuwa"
        " ƙarshen watan Afrilu, amma farashin ya ƙaru."
    ),
    "hu": (
        "A tanács hétfőn úgy döntött, hogy a komp április végéig jár, de a jegy már nem lesz olcsó."
    ),
    "id": (
        "Dewan memutuskan pada Senin bahwa feri akan tetap berjalan karena warga tidak bisa"
        " lewat jembatan."
    ),
    "is": "Ráðið ákvað á mánudag að ferjan sigli fram í lok apríl en miðinn verður ekki ódýr.",
    "it": (
        "Il consiglio ha deciso lunedì che il traghetto resterà fino alla fine di aprile, ma"
        " con meno corse."
    ),
    "ja": "市議会は月曜日、渡し船を四月末まで続けることを決めた。",
    "lb": (
        "De Gemengerot huet e Méindeg decidéiert, datt d'Fähr bis Enn Abrëll fiert, awer den"
        " Ticket gëtt méi deier."
    ),
    "lt": (
        "Taryba pirmadienį nusprendė, kad keltas plauks iki balandžio pabaigos, bet bilietas"
        " jau nebus pigus."
    ),
    "lv": "Dome pirmdien nolēma, ka prāmis kursēs līdz aprīļa beigām, bet biļete vairs nav lēta.",
    "mk": (
        "Советот реши во понеделник дека фериботот ќе сообраќа до крајот на април, но"
        " билетот нема да биде ефтин."
    ),
    "ms": (
        "Majlis memutuskan pada Isnin bahawa feri akan terus berjalan kerana penduduk tidak"
        " boleh melalui jambatan."
    ),
    "mt": (
        "Il-kunsill iddeċieda nhar it-Tnejn li l-vapur se jibqa' jaħdem sal-aħħar ta' April,"
        " iżda l-biljett mhux se jkun irħis."
    ),
    "nl": (
        "De raad heeft maandag besloten dat het veer tot eind april vaart, maar het kaartje"
        " wordt duurder."
    ),
    "no": (
        "Rådet bestemte mandag at fergen skal gå til utgangen av april, men at billetten"
        " blir dyrere etter det."
    ),
    "pl": (
        "Rada zdecydowała w poniedziałek, że prom będzie pływał do końca kwietnia, ale bilet"
        " nie będzie już tani."
    ),
    "pt": (
        "O conselho decidiu na segunda-feira que a balsa não vai parar até o fim de abril,"
        " mas com menos viagens."
    ),
    "ro": (
        "Consiliul a hotărât luni că bacul va circula până la sfârșitul lunii, dar biletul"
        " nu va mai fi ieftin."
    ),
    "ru": (
        "Совет решил в понедельник, что паром будет ходить до конца апреля, но билет уже не"
        " будет дешёвым."
    ),
    "sk": (
        "Rada v pondelok rozhodla, že kompa bude premávať aj v apríli, ale lístok už nie je lacný."
    ),
    "sl": (
        "Svet je v ponedeljek odločil, da bo trajekt vozil tudi aprila, vendar vozovnica ne"
        " bo več poceni."
    ),
    "so": (
        "Golaha ayaa Isniintii go'aansaday in doontu ay sii shaqeyso ilaa dhammaadka bisha"
        " Abriil, laakiin qiimaha waa la kordhiyay."
    ),
    "sq": (
        "Këshilli vendosi të hënën që trageti të lundrojë deri në fund të prillit, por"
        " bileta nuk është e lirë."
    ),
    "sr": (
        "Савет је у понедељак одлучио да ће скела возити до краја априла, али карта више"
        " неће бити јефтина."
    ),
    "sv": (
        "Rådet beslutade på måndagen att färjan ska gå till slutet av april, men att"
        " biljetten blir dyrare."
    ),
    "sw": (
        "Baraza liliamua siku ya Jumatatu kwamba kivuko kitaendelea kwa sababu watu wa"
        " kijiji hiki hawana daraja."
    ),
    "tg": (
        "Шӯро рӯзи душанбе қарор кард, ки паром то охири моҳи апрел кор мекунад, аммо нархи"
        " чипта дигар арзон нест."
    ),
    "th": "สภาเมืองมีมติให้เรือข้ามฟากเดินต่อไปจนถึงสิ้นเดือนเมษายน",
    "tl": (
        "Nagpasya ang konseho noong Lunes na ang lantsa ay tatakbo hanggang sa katapusan ng"
        " Abril para sa mga tao."
    ),
    "tr": (
        "Meclis pazartesi günü feribotun nisan sonuna kadar çalışması için karar aldı, ancak"
        " bilet daha ucuz değil."
    ),
    "uk": (
        "Рада вирішила в понеділок, що пором ходитиме до кінця квітня, але квиток уже не"
        " буде дешевим."
    ),
    "ur": "کونسل نے پیر کو فیصلہ کیا ہے کہ کشتی اپریل کے آخر تک چلے گی اور کرایہ نہیں بڑھے گا۔",
    "vi": (
        "Hội đồng đã quyết định vào thứ hai rằng phà sẽ chạy đến cuối tháng tư và không tăng"
        " giá vé."
    ),
    "zh": "市议会周一决定，渡轮将运行到四月底，票价不会上涨。",
    "zu": (
        "Umkhandlu unqume ngoMsombuluko ukuthi isikebhe sizoqhubeka kuze kuphele u-Ephreli,"
        " kodwa imali yokugibela izokhuphuka, kusho imeya."
    ),
}
MENU = """Home
World news
Sign in to your account
Most read in the last week
Share this with your friends
Terms of use and privacy
"""


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence(language: str) -> None:
    assert guess_language(SENTENCES[language]) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Rådet har ikkje bestemt om ferja skal gå vidare, og eg veit ikkje kva dei vil gjere.",
            "no",
        ),
        (
            "Savet je u ponedeljak odlučio da će skela voziti do kraja aprila, ali više neće biti.",
            "hr",
        ),
        (
            "Consiliul a hotărît luni că bacul nu va mai circula pînă la sfîrşitul lunii şi atît.",
            "ro",
        ),
        ("市議會週一決定，渡輪將會運行到四月底，這對居民來說是好消息。", "zh"),
    ],
)
def test_varieties_are_guessed_as_their_language(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "2:1 (0:1)",
        "Reuters",
        "Angela Merkel",
        "Skell Rovers – Tarnmouth United",
        "https://www.example.com/de/und/die/der",
        "中国人民銀行",
    ],
)
def test_too_little_is_not_guessed(text: str) -> None:
    assert guess_language(text) is None


def test_words_of_a_language_that_is_not_known_are_not_enough() -> None:
    text = "Ĉiuj homoj estas denaske liberaj kaj egalaj laŭ digno kaj rajtoj. Ili posedas racion."
    assert guess_language(text) is None


@pytest.mark.parametrize("language", ["da", "de", "el", "ja", "pl", "ru", "tr"])
def test_a_story_wins_over_menus_around_it(language: str) -> None:
    story = "\n\n".join([SENTENCES[language]] * 3)
    assert guess_language(MENU + story + "\n" + MENU) == language


def test_accents_may_be_written_apart_and_letters_large() -> None:
    for language in ("cs", "hu", "vi"):
        assert guess_language(unicodedata.normalize("NFD", SENTENCES[language])) == language
    assert guess_language(SENTENCES["de"].upper()) == "de"
    assert guess_language(SENTENCES["tr"].replace("i", "İ")) == "tr"


def test_a_long_text_is_looked_at_all_over() -> None:
    text = f"{SENTENCES['en']}\n{SENTENCES['pl'] * 400}\n{SENTENCES['en']}"
    assert guess_language(text) == "pl"


@pytest.mark.parametrize("text", ["a" * 10**6, "é." * 10**6, "\n" * 10**6, "\u0301\u0323" * 10**6])
def test_a_text_of_no_sense_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    assert guess_language(text) is None
    assert time.perf_counter() - start < 1
