"""Month names of languages that have no rule pack, for dates that pages show or state."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.text.folding import fold

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
    # Icelandic, and Slovenian as it stands by itself
    "janúar|febrúar|mars marec|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
    # Galician and Basque
    "xaneiro urtarrilak urtarrilaren|febreiro otsailak otsailaren|marzo martxoak martxoaren"
    "|abril apirilak apirilaren|maio maiatzak maiatzaren|xuño ekainak ekainaren"
    "|xullo uztailak uztailaren|agosto abuztuak abuztuaren|setembro irailak irailaren"
    "|outubro urriak urriaren|novembro azaroak azaroaren|decembro abenduak abenduaren",
    # Welsh, and Irish where a month is one word
    "ionawr eanáir|chwefror feabhra|mawrth márta|ebrill aibreán|mai bealtaine|mehefin meitheamh"
    "|gorffennaf iúil|awst lúnasa|medi|hydref|tachwedd samhain|rhagfyr nollaig",
    # Azerbaijani and Uzbek
    "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust avgust|sentyabr|oktyabr|noyabr|dekabr",
    # Belarusian, and Kazakh
    "студзеня қаңтар|лютага ақпан|сакавіка наурыз|красавіка сәуір|траўня мамыр|чэрвеня маусым"
    "|ліпеня шілде|жніўня тамыз|верасня қыркүйек|кастрычніка қазан|лістапада қараша"
    "|снежня желтоқсан",
    # Georgian
    "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
    # Armenian
    "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի"
    "|նոյեմբերի|դեկտեմբերի",
    # Urdu
    "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    # Tamil
    "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்",
    # Telugu
    "జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జూలై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్",
    # Gujarati
    "જાન્યુઆરી|ફેબ્રુઆરી|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઓગસ્ટ|સપ્ટેમ્બર|ઓક્ટોબર|નવેમ્બર|ડિસેમ્બર",
    # Kannada
    "ಜನವರಿ|ಫೆಬ್ರವರಿ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್|ಸೆಪ್ಟೆಂಬರ್|ಅಕ್ಟೋಬರ್|ನವೆಂಬರ್|ಡಿಸೆಂಬರ್",
    # Malayalam
    "ജനുവരി|ഫെബ്രുവരി|മാർച്ച്|ഏപ്രിൽ|മേയ് മെയ്|ജൂൺ|ജൂലൈ|ഓഗസ്റ്റ്|സെപ്റ്റംബർ|ഒക്ടോബർ|നവംബർ|ഡിസംബർ",
    # Punjabi
    "ਜਨਵਰੀ|ਫਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ|ਅਗਸਤ|ਸਤੰਬਰ|ਅਕਤੂਬਰ|ਨਵੰਬਰ|ਦਸੰਬਰ",
    # Sinhala
    "ජනවාරි|පෙබරවාරි|මාර්තු|අප්‍රේල්|මැයි|ජූනි|ජූලි|අගෝස්තු|සැප්තැම්බර්|ඔක්තෝබර්|නොවැම්බර්|දෙසැම්බර්",
    # Filipino
    "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
    # Swahili
    "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
    # Khmer
    "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
    # Lao
    "ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ",
    # Burmese
    "ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
)  # fmt: skip


def _numbers() -> dict[str, int]:
    found: dict[str, int] = {}
    for names in _NAMES:
        for number, spellings in enumerate(names.split("|"), start=1):
            found |= dict.fromkeys(map(fold, spellings.split()), number)
    return found


MORE_MONTHS: Mapping[str, int] = _numbers()
"""The number of each folded month name."""
