"""Month names of languages that have no rule pack, for dates that pages show or state."""

from __future__ import annotations

from collections.abc import Mapping

# January first, spellings parted by spaces, forms that stand in dates; full stops left out.
_NAMES = (
    # Thai
    "มกราคม มค|กุมภาพันธ์ กพ|มีนาคม มีค|เมษายน เมย|พฤษภาคม พค|มิถุนายน มิย|กรกฎาคม กค|สิงหาคม สค"
    "|กันยายน กย|ตุลาคม ตค|พฤศจิกายน พย|ธันวาคม ธค",
    # Hebrew, with and without its preposition
    "ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי"
    "|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    # Bengali
    "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    # Bulgarian and Serbian
    "януари јануар јануара|февруари фебруар фебруара|март марта|април априла|май мај маја"
    "|юни јун јуна|юли јул јула|август августа|септември септембар септембра"
    "|октомври октобар октобра|ноември новембар новембра|декември децембар децембра",
    # Croatian, and Serbian in Latin letters
    "siječnja januar januara|veljače februar februara|ožujka marta|travnja aprila|svibnja maja"
    "|lipnja juna|srpnja jula|kolovoza avgusta|rujna septembra|listopada oktobra"
    "|studenoga studenog novembra|prosinca decembra",
    # Slovak and Slovenian
    "januára januarja|februára februarja|marca|apríla|mája|júna junija|júla julija|augusta"
    "|septembra|októbra|novembra|decembra",
    # Lithuanian, Latvian and Estonian
    "sausio janvāris janvārī jaanuar|vasario februāris februārī veebruar|kovo marts martā märts"
    "|balandžio aprīlis aprīlī aprill|gegužės maijs maijā|birželio jūnijs jūnijā juuni"
    "|liepos jūlijs jūlijā juuli|rugpjūčio augusts augustā|rugsėjo septembris septembrī"
    "|spalio oktobris oktobrī oktoober|lapkričio novembris novembrī"
    "|gruodžio decembris decembrī detsember",
    # Catalan
    "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
)  # fmt: skip


def _numbers() -> dict[str, int]:
    found: dict[str, int] = {}
    for names in _NAMES:
        for number, spellings in enumerate(names.split("|"), start=1):
            found |= dict.fromkeys(spellings.split(), number)
    return found


MORE_MONTHS: Mapping[str, int] = _numbers()
"""The number of each folded month name."""
