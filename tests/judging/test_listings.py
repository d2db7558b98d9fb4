"""Lists of a story that look like menus: ingredients, and days with what is on."""

import pytest

from newsclean import clean, read_text
from newsclean.judging.listings import kept_listings
from newsclean.phrases.builtin import builtin

RECIPES = {
    "ar": ["شوربة الكراث ليوم ماطر", "تكفي أربعة أشخاص", "ثلاث حبات كراث", "50 غراما من الزبدة",
           "لتر من المرق", "ذوبي الزبدة وأضيفي الكراث.", "قلبي ولا تدعيه يحترق."],
    "ca": ["Sopa de porros", "Per a 4 persones", "Tres porros", "50 g de mantega",
           "Foneu la mantega i afegiu-hi els porros.", "Tasteu i serviu."],
    "da": ["Porresuppe", "Til 4 personer", "3 porrer", "50 g smør", "1 l bouillon",
           "Smelt smørret, og tilsæt porrerne.", "Smag til med salt."],
    "el": ["Πρασόσουπα", "Για 4 άτομα", "3 πράσα", "50 γρ. βούτυρο", "1 λίτρο ζωμός",
           "Λιώνετε το βούτυρο και προσθέτετε τα πράσα.", "Σερβίρετε."],
    "es": ["Sopa de puerros", "Para 4 personas", "3 puerros", "50 g de mantequilla",
           "Derrite la mantequilla y añade los puerros.", "Prueba y sirve."],
    "ja": ["ねぎのスープ", "4人分", "ねぎ 3本", "バター 50グラム", "だし 1リットル",
           "バターを溶かし、ねぎを加える。", "味をととのえて出す。"],
    "ko": ["대파 수프", "4인분", "대파 3대", "버터 50g", "육수 1L", "버터를 녹이고 대파를 넣는다.",
           "간을 맞춰 낸다."],
    "ru": ["Суп с пореем", "На 4 порции", "Лук-порей — 3 шт.", "Масло — 50 г", "Бульон — 1 л",
           "Растопите масло и добавьте лук.", "Подавайте."],
    "zh": ["雨天的韭葱汤", "四人份", "韭葱三根", "黄油五十克", "高汤一升",
           "黄油融化后放入韭葱，盖上锅盖。", "尝一尝，上桌。"],
}  # fmt: skip


@pytest.mark.parametrize("language", RECIPES)
def test_a_recipe_keeps_its_amounts(language: str) -> None:
    lines = RECIPES[language]
    article = clean(read_text("\n\n".join(lines)))
    assert article.text.split("\n\n")[-len(lines) + 1 :] == lines[1:]


@pytest.mark.parametrize(
    ("days", "story"),
    [
        (
            ("Friday", "Saturday", "Sunday"),
            "Forty firefighters worked through the night, and the road was closed until noon.",
        ),
        (
            ("Freitag", "Samstag", "Sonntag"),
            "Vierzig Einsatzkräfte waren die ganze Nacht im Einsatz, die Straße blieb gesperrt.",
        ),
        (
            ("Péntek", "Szombat", "Vasárnap"),
            "Negyven tűzoltó dolgozott egész éjjel, az északi utat délig lezárták a rendőrök.",
        ),
        (
            ("Пятница", "Суббота", "Воскресенье"),
            "Сорок пожарных работали всю ночь, дорога на север была закрыта до полудня.",
        ),
        (
            ("Cuma", "Cumartesi", "Pazar"),
            "Kırk itfaiyeci gece boyunca çalıştı, kuzeye giden yol öğlene kadar kapalı kaldı.",
        ),
    ],
)
def test_days_above_what_is_on_stay(days: tuple[str, ...], story: str) -> None:
    shows = ["Open mic, The Weir, 20.00", "Tarn Brass, St Olave, 19.30"]
    lines = ["Tarn — 5/6", days[0], shows[0], days[1], shows[1], days[2], story, story]
    article = clean(read_text("\n\n".join(lines)))
    assert all(day in article.text.split("\n\n") for day in days)


@pytest.mark.parametrize(
    "menu",
    [
        ["Home", "News", "Sport", "Weather"],
        ["3 comments", "5 shares", "Read more"],
    ],
)
def test_menus_and_counts_are_no_lists_of_the_story(menu: list[str]) -> None:
    story = [
        "A fire at a sawmill destroyed two sheds and about 900 tonnes of timber on Monday.",
        "Forty firefighters worked through the night, and the road was closed until noon.",
    ]
    article = clean(read_text("\n\n".join([*menu, *story])))
    assert article.text.split("\n\n") == story


def test_temperatures_below_days_are_no_list_of_what_is_on() -> None:
    lines = ["Mon", "12°", "Tue", "14°", "A fire at a sawmill destroyed two sheds on Monday."]
    blocks = read_text("\n\n".join(lines)).blocks
    assert kept_listings(blocks, {0, 2}, builtin().lexicon) == set()


def test_days_stay_with_what_is_on_if_half_of_it_stays() -> None:
    lines = ["Mon", "Open mic, The Weir", "Tue", "Tarn Brass, St Olave", "Doors open at seven."]
    blocks = read_text("\n\n".join(lines)).blocks
    assert kept_listings(blocks, {0, 1, 2}, builtin().lexicon) == {0, 1, 2}
