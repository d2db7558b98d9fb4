"""Learns the words that tell languages apart (src/newsclean/language/language_guess.json).

    python training/languages.py [-o OUT]

It counts the words and letters of the stories of training/tempting,
training/synthetic and benchmarks/planted, and blends in ``FUNCTION_WORDS``,
short lists written by hand, the most frequent first.  The fewer words of a
language the texts have, the more its list counts.  A weight is the logarithm,
to base 2, of how much more often a word is written in a language than in others
that seldom write it.  Names are no telling words: a word that mostly begins with
a capital is left out.

Needs no extra.  A few seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsclean.language.language_guess import FLOOR, LETTER_FLOOR, WEIGHTS, letters_of, words_of

ROOT = Path(__file__).parents[1]
# Lines of a synthetic text that are its story.
STORY = {"body", "title", "caption"}
# A word is kept that so many texts of a language have.
FEWEST_TEXTS = 2
MOST_WORDS = 300
# A hand-written list counts as much as so many words of text.
LIST_SIZE = 2500
# How frequent the words of a list are taken to be, by rank: the first 3 %, the hundredth 0.06 %.
FIRST_SHARE, RANK_OFFSET = 0.06, 2
# What a text gives a word, for languages without texts.
USUAL_GAIN = 2.0

# "-" parts a language from a variety of it that is learned apart and guessed as the language.
FUNCTION_WORDS = {
    "af": (
        "die en van in het is nie dat te op vir wat met om 'n was aan sy hy ook by hulle sal"
        " deur as word moet kan na uit een maar haar ons ek wees oor tot nog sê onder teen gesê"
        " toe daar dit so hierdie meer gaan baie nadat mense jaar jy omdat wanneer volgens"
        " tussen egter reeds waar geen ná tydens eers weer twee nuwe"
    ),
    "az": (
        "və bu bir ilə üçün də ki da olan o edib çox olub edir daha kimi isə ən sonra görə var"
        " idi deyib onun hər olaraq bildirib həm qədər lakin ilk yeni həmin amma yox nə edilib"
        " öz il tərəfindən olunub barədə onlar bütün belə artıq zaman digər deyil edən ancaq"
        " hələ iki bəy gün mən saat təxminən arasında əvvəl əsasən ötən ildə yalnız"
    ),
    "be": (
        "і у на не што з па да як за гэта ў ад для які яго таксама але быў пра ён яна было са"
        " або яны калі толькі пасля гэтым яшчэ каб можа якія гады года будзе вельмі паводле ж"
        " чалавек ужо цяпер якая гэты ёсць мае дзе усё нават яе іх свае сказаў"
    ),
    "bg": (
        "на и да в за се от не е с по са че като до това си ще при но бе които след към който"
        " му или той има само още как беше през което между няма може вече така тази този бъде"
        " която им без й съобщи заяви бяха според обаче днес както освен те ли аз"
    ),
    "ca": (
        "de la el i a que en els les un per una del amb es és al no dels ha ser són com més"
        " seva aquest va seu però també han aquesta o hi ja sense sobre fins on pels pel dos"
        " any qual quan molt això després entre anys fer estat van des perquè segons ni si era"
        " tot cada ara així mateix aquests vegada només dia diu està"
    ),
    "cs": (
        "a v se na je že s z o do i k to ve pro za by jsem ale jako po které který si podle tak"
        " od jeho jsou už než jen byl která před bude také při být až nebo kteří řekl není byla"
        " uvedl však roku ze pak bylo tím ještě má jak této lidí když kde mezi proti aby co"
        " tento další včera dnes jejich kvůli"
    ),
    "cy": (
        "y yn a i o ar yr ei am bod wedi ac mae gan eu oedd fod sydd fel nad at hyn mewn er"
        " gyda dros ni ond na roedd hefyd bydd wrth dywedodd rhai un pobl cael iawn sy ddim"
    ),
    "da": (
        "i og at er det en den til af på for med de der som ikke har et var han sig om fra ved"
        " så men efter kan også blev være ud over nu hun skal eller vil siger når op havde hvor"
        " mere da må kun hvad bliver mod dem under år få meget end noget mange nogle sin uden"
        " blandt mellem selv flere ingen lige sagt fik går jo jeg dag gang dette"
    ),
    "en": (
        "the of to and a in that is for on was with as he by at it be his are from has have an"
        " they not will who but said which this were their after its had been more or her one"
        " would she when there about up out than what all over into some could two also can new"
        " no if we so first says where most how before while other them between since against"
    ),
    "et": (
        "ja on ei et see oli ta kui ka ning mis aga või oma kes selle seda pole ole nii siis"
        " välja mille veel juba üle kuid eest tema aasta aastal pärast nende sest kus mida"
        " järgi sai ütles enam nad sellest ainult oleks tuleb olnud kuni ette just mitte vaid"
        " enne saab selles meie võib peab üks olid tagasi väga kõik ma ju kas"
    ),
    "eu": (
        "eta da du ez bat ere dira egin baina izan zen dute zuen horrek hau den dela baino"
        " beste duen egiten izango bere zuten daude dituzte arte gero hori behar oso ondoren"
        " bezala"
    ),
    "es": (
        "de la que el en y los a del se las por un con no una su para es al lo como más o pero"
        " sus le ha este sí porque esta entre cuando muy sin sobre también fue hasta hay desde"
        " todo nos durante años según dijo ya dos tras ser han donde quien contra otros ese eso"
        " había ante ellos e esto hace además aunque después uno cada está nuevo parte"
    ),
    "fi": (
        "ja on ei se että oli hän myös ovat mutta joka kun mukaan tai kuin ole jo vain vielä ne"
        " sen niin hänen jotka sekä voi nyt jos mitä siitä olisi sitä noin tämä tämän jälkeen"
        " koska kanssa ennen olla eivät vuonna kaikki sanoo enää kuitenkin joissa pitää ollut"
        " eikä nämä sanoi olivat kertoo saa minä me"
    ),
    "fo": (
        "og í at er á ið tað av sum til við um hann ikki eru hava var ein fyri seg frá tey teir"
        " men hevur eisini vóru hesum eftir nú úr hon sigur verður tann eitt ella vit tá føroya"
        " føroyum"
    ),
    "fr": (
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce"
        " il son avec sont aux ou mais d l qu n s ses cette été leur elle on fait comme même"
        " ont deux ces sa après selon ans tout nous entre dont y alors depuis être sans si très"
        " où avait lui ils peut contre aussi déjà encore lors avant sous était"
    ),
    "ga": (
        "an na a agus i ar go le is do ag ní tá bhí seo sé sa chun leis nach ach den don bheidh"
        " freisin atá gur siad mar faoi ó sin níos ina bhfuil mó raibh dúirt"
    ),
    "gl": (
        "de a o e que en do da na un no unha para os por con non as se dos das ao máis polo"
        " pola como á súa foi seu tamén está xa pero esta este entre sobre ata moi desde"
        " despois anos aos hai cando só onde unhas uns dúas nos nas ás eles isto segundo contra"
    ),
    "ha": (
        "da a ya na ta ba ce wannan don ne su shi ko cewa kuma yi daga cikin za ga ake sun wani"
        " bayan mutane kan yana wanda saboda lokacin amma yadda"
    ),
    "hr": (
        "i je u se na da su za od što s ne iz kako koji bi ali koja će kao nije biti to o te do"
        " po koje sam samo nakon prema bio li jer ili više kada već još nisu bila tako oko može"
        " kod sve on ga ima pa jedan prije tijekom godine njegov danas mu između sada svoje"
        " gdje kazao dok bez smo neće bilo zbog dana rekao"
    ),
    "hu": (
        "a az és hogy is nem egy volt de ez meg csak már szerint még mint el azt vagy van ki ha"
        " után majd ezt be lesz olyan fel közben minden aki több lehet sem pedig akkor két"
        " nagyon ami most amely mert kell között ezért arra új így itt ezer azonban illetve"
        " amikor ahol lett voltak mondta éves első vannak miatt sok ott"
    ),
    "id": (
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena"
        " tersebut bisa ada mereka lebih kata tahun sudah atau saat oleh menjadi orang ia telah"
        " adalah seperti sebagai bahwa dapat para harus namun kita dua satu masih hari hanya"
        " mengatakan kepada kami setelah melakukan lalu belum lain dia kalau terjadi banyak"
        " menurut anda hingga tak baru beberapa ketika saja jalan sekitar secara dilakukan"
        " sementara tapi sangat hal sehingga seorang bagi besar"
    ),
    "is": (
        "að og í á sem er til við um var en með fyrir það af ekki hann því þess segir hafa"
        " verið eru frá þar eftir voru upp hefur vegna hún eða þá ef svo úr þeir þetta fram"
        " hafi sé sig þegar yfir ár þeim þeirra hafði verður vera nú út hans sér sínum allt ári"
        " þau ég þessu kom hvort mjög mun aðeins meðal fólk"
    ),
    "it": (
        "di e il la che in a per un è del non una i con della si da le sono al più dei gli"
        " anche come ha nel lo ma alla dal nella delle ed su l dell all se o stato ci ai due"
        " questo suo tra dopo hanno anni degli era essere stata quando questa sua prima loro"
        " dalla cui solo fatto ancora chi già c perché sul nell contro senza fino mentre sulla"
        " così tutti poi ogni dove alle"
    ),
    "kk": (
        "және мен бұл да де үшін бір бар деп осы болып туралы кейін ол болды бойынша еді екен"
        " сол жоқ қазір емес тек дейін бірақ өз ал жаңа болған оның керек арқылы барлық көп жыл"
        " жылы екі адам дейді үлкен ғана сондай қатар бола еткен болады күні менен қарай өте"
        " жатыр әлі"
    ),
    "ku": (
        "û li ku di de bi ji ev ew ya yê wê wî bo jî xwe ye ne tê hat got hatin ên bû wan dike"
        " dibe kir piştî me lê gelek were"
    ),
    "ku-sorani": (
        "و لە بە بۆ کە ئەو ئەم لەگەڵ بوو کرد دەکات هەیە ناکات لەسەر هەموو پێش دوای گوتی نییە"
        " خۆی دەبێت بووە ئەوە کراوە یان"
    ),
    "ky": (
        "жана менен бул үчүн да бир деп эле болгон ал бар боюнча эмес кийин ошол кыргыз анын"
        " болуп тууралуу эки жок деген керек өз азыр жаңы көп дагы гана болду алып"
    ),
    "lb": (
        "an de der den d ass net mat fir vun op ze en et hunn dat déi si och wéi eng sech um"
        " awer bei no huet gëtt sinn dass nach hat wat datt aus duerch zu vum beim kann méi"
        " wann ech iwwer wier géint"
    ),
    "lt": (
        "ir į kad yra su iš tai bei buvo o kaip ne dėl jau apie už po metų nuo prie per iki jo"
        " ar bet šių tik jis savo dar taip gali nėra labai kai nors pagal jų pat kurie tačiau"
        " šio jos jie šiuo prieš mūsų teigia kuris metais sakė bus būti pasak jei daugiau mes"
        " tas mane kur ant dabar todėl viena"
    ),
    "lv": (
        "un ir ka no ar uz par arī kas tas bija gada to tā nav lai gan bet kā vai pēc gadā tiek"
        " ļoti jau vēl līdz pie viņš kur tikai būs tad jo šo ko tika šī būt kuri savu vairāk"
        " nevar bez mēs ne tomēr dienā viņa kad pirms var šajā tam nebija starp teica šis vien"
        " viņi ja šobrīd es pret kāpēc"
    ),
    "mk": (
        "на и во да се за од не со е што ќе по дека ги како го а до ја или има му би кои при но"
        " само беше која бидат биде може тие ова кој овој сите меѓу поради оваа нема тоа уште"
        " според сум така години вели бил изјави еден кога каде денес своите веќе без повеќе"
        " била биле дел им"
    ),
    "mn": (
        "нь байна энэ юм гэж болон дээр байсан болно байгаа тэр уу хийж хүн бол ч гэсэн болж"
        " жил бас бий бөгөөд байх их тул дээрх мөн гэдэг нэг хийх өөр байв хамт тухай өдөр гээд"
        " болсон ёстой төгрөг түүний гарч хувь бид би бүх"
    ),
    "ms": (
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke kerana"
        " tersebut boleh ada mereka lebih kata beliau tahun sudah atau oleh menjadi orang telah"
        " adalah seperti sebagai bahawa dapat para perlu namun kita dua satu masih hari hanya"
        " berkata kepada kami selepas bagi iaitu antara turut ketika daripada supaya semua mahu"
        " apabila sehingga melalui manakala baharu lagi belum apa agar tiada ialah lain setiap"
    ),
    "mt": (
        "li ta il f u ma l huwa biex għal dan kien din minn fuq hi qal jew ukoll kif imma mill"
        " aktar għall kienu bil dwar wara meta hija fil kienet lil żewġ qabel dawn"
    ),
    "nl": (
        "de van het een in en is dat op te voor met die zijn niet er aan om ook als bij door"
        " maar naar uit dan nog hij over werd tot heeft worden wordt was meer ze geen jaar wel"
        " of daar ik zich hebben moet al zegt kan tegen zo zij deze we na onder veel haar"
        " volgens twee wat kunnen nu hun werden had waar hem dit omdat zou toch alleen tussen"
        " mensen eerste moeten weer ons"
    ),
    "no": (
        "i og det er på til som en for å av at med har ikke de den han om et var fra men vil"
        " jeg kan ble sier etter seg også skal være eller hun så ut over når opp må får hadde"
        " blir mot mer enn nå ved kommer år to bare hva blant noe dette mange der hvor mye"
        " under selv siden noen mellom før uten fikk da blitt sa flere annet gjør tidligere"
    ),
    "no-nynorsk": (
        "i og det er på til som ein for å av at med har ikkje dei den han om eit var frå men"
        " vil eg kan vart seier etter seg også skal vere eller ho så ut over når opp må får"
        " hadde blir mot meir enn no ved kjem år to berre kva blant noko dette mange der kor"
        " mykje sjølv nokon mellom før utan fekk då òg me fleire korleis sidan kvar kunne"
        " skulle dersom anna gjer"
    ),
    "pl": (
        "w i na z się nie do to że jest o za od po co jak ale dla przez jego są tak już a tym"
        " przed może oraz które który będzie był ma jednak tego czy ich tylko roku było także"
        " jej przy też lub być nad pod bardzo która ze ten jeszcze tej go mnie lat sobie ja bo"
        " została został podczas gdy kiedy którzy były była mówi gdzie nawet teraz bez więc"
    ),
    "pt": (
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele"
        " das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois"
        " sem mesmo aos seus quem nas foi está ser são anos ainda segundo disse dois sobre há"
        " tem num nem pode após contra este esta essa onde durante desde foram você às era ter"
        " estava"
    ),
    "ro": (
        "de și în la a că pe cu din nu au o care mai pentru un fi sunt este fost lui sa prin"
        " dar după să le al ar ce se va ale ca cele doar când iar aceasta fără acest mult până"
        " avea cum dacă foarte între despre îi sau ani aceste unei către își unui era am spus"
        " ei noi așa potrivit această toate cel nici însă său asta lor două anul într"
    ),
    "ru": (
        "в и не на с что по он как а это из его к за от у о для но же был после при до так они"
        " было была все также были который мы которые ее уже если или еще когда только то бы их"
        " чтобы под время может года во со этом году где есть она я сказал без ему лет через"
        " очень будет нет сейчас заявил перед том этого того более человек"
    ),
    "sk": (
        "a v sa na je že s z o do aj k to vo pre za by som ale ako po ktoré ktorý si podľa tak"
        " od jeho sú už než len bol ktorá pred bude tiež pri byť až alebo ktorí povedal nie"
        " bola uviedol však roku zo potom bolo ešte má tejto ľudí keď kde medzi proti aby čo"
        " tento ďalší včera dnes ich pretože môže sme"
    ),
    "sl": (
        "in je v se na da so za ki pa ne z bi tudi po kot o ni do iz še s bo ali od pri bil le"
        " kako ker že kar več bila sem ko kaj lahko med samo letos nad tako vse to zaradi jih"
        " jo ga mu svoje bilo prav kjer niso zelo pred kdaj pravi leta danes smo bodo pod torej"
        " sta bili dejal potem vendar letu"
    ),
    "so": (
        "oo iyo ka ku in waxaa u ay ah uu soo ee la lagu waa loo waxay wuxuu kale sidoo ayaa"
        " ayuu dalka isaga laakiin kala markii inay wax dhaqan lahaa"
    ),
    "sq": (
        "të e në dhe për me që i një nga është se nuk më do ka u si kanë ishte ai por kjo ky"
        " tha janë te edhe ata duke deri pas këtë tij kur ndërsa gjatë pa sipas mund vetëm ajo"
        " kam mbi tyre shumë duhet saj qe ndaj ku po ose kishte atë dy tani kështu këto asnjë"
        " para ne jo çdo vit tjetër sepse"
    ),
    "sr": (
        "и је у се на да су за од што с не из како који би али која ће као није бити то о те до"
        " по које сам само након према био ли јер или више када већ још нису била тако око може"
        " код све он га има па један пре током године његов данас му између сада своје где"
        " рекао док без смо неће било због дана"
    ),
    "sv": (
        "och i att det som en på är av för med till den har de inte om ett han men var jag från"
        " vid så kan efter nu ut också man eller vi hade när under sig över mot upp blir ska"
        " vara år säger där skulle ha än kommer in finns mer få hon alla sedan mycket blev två"
        " även andra bara vad utan hur här enligt går många varit då bli själv flera mellan"
        " inga någon"
    ),
    "sw": (
        "ya na wa kwa ni katika za la kuwa cha hiyo huo alisema watu hii baada hilo pia hao"
        " kama huyo wake yake bila lakini kutoka ili siku kila hayo mwaka wakati hata huku"
        " hivyo yao zaidi moja si zao mara alikuwa vya huu sasa tu ambao ambayo wao wote ndani"
        " nchi hakuna mimi kuhusu sana kwamba tena wengi"
    ),
    "tl": (
        "ang ng sa na mga at ay si ni nang para ito hindi niya kung may isang kay o nila"
        " kanyang siya din rin pa lang naman ayon mula noong pero ko ako po ka sila kaya wala"
        " habang dahil kanilang namin natin tayo nasa pang upang walang kasi ba bago matapos"
        " iyon ngayon lamang araw tao taon kanila iba"
    ),
    "tr": (
        "ve bir bu da de için ile olarak çok daha olan gibi ise en kadar sonra olduğu göre"
        " ancak var değil ne o her ya olduğunu iki diye ki bin ilk yeni tarafından yüzde büyük"
        " oldu önce son ama kendi arasında hem karşı üzerinde nedeniyle dedi etti mi içinde"
        " onun yok şu yıl şekilde bile hiç biz ben ayrıca yapılan tüm böyle"
    ),
    "uk": (
        "в і у на не що з до за та про як це для від по він його але й із був при також після"
        " які який було вже була щоб або року так бути їх ще під може були час лише тільки її"
        " вони є ми буде тому коли цього де через між якщо має всі якого навіть той проте зі"
        " років над сказав заявив тепер людей"
    ),
    "uz": (
        "va bu bilan uchun bir ham deb edi esa bo lgan haqida ladi kerak keyin o z har yil"
        " mumkin emas qilish yangi qildi yicha lekin shu kabi hamda tomonidan qilgan yoki ular"
        " uning ko p orqali kun"
    ),
    "vi": (
        "và của là có các được trong cho không người với một những đã khi này đến từ để tại ở"
        " về ra năm vào nhiều làm như tôi phải sau trên cũng còn ngày nhưng thì hơn anh mà đó"
        " lại theo bị đi hai mới con sẽ rất đang nước"
    ),
    "xh": (
        "ukuba kwaye kodwa xa ukuze apho kakhulu abantu uthi uthe kwi ngokutsho oku oko kunye"
        " okanye ngenxa emva ke loo le lo nje kuba wathi yile zonke umntu ngexesha phantsi"
        " ukusuka ngoku abanye nangona kuphela into nto xeshikweni"
    ),
    "zu": (
        "ukuthi futhi kodwa uma ngoba lapho kanye abantu uthe wathi ukuze noma njengoba"
        " ngesikhathi emva nje kakhulu khona lo le la kusho umuntu yini ngemuva kanti kumele"
        " konke njalo ngaphambi manje abanye ngenxa lokhu yakhe bakhe wakhe ngokusho usho"
        " kuphela"
    ),
    "tg": (
        "ва дар аз ба ки бо барои он ин ҳам як буд шуд мешавад карда шуда худ аст кард онҳо"
        " баъд ҳар дорад бояд гуфт то сол ё вале низ буда"
    ),
    "ar": (
        "في من على أن إلى التي عن مع الذي هذا هذه كما بعد ما كان قال بين لا أو إن لم قبل كانت"
        " ذلك خلال حتى ولا منذ أكثر هو بعض عام وقال هناك عند غير كل قد حول لكن يوم فيها عليه"
        " الى أي بل حيث فقد ثم هي وفي ولم أنه وقد سنة بأن"
    ),
    "fa": (
        "و در به از که این را با است برای آن یک خود شد کرد می تا های بر گفت هم شده اما نیز بود"
        " سال هر یا دو ها شود باید دارد او بین پس روز بی نمی کنند ما کند اگر پیش چه همه هیچ"
        " دیگر کرده آنها روی وی داد مردم بعد اند"
    ),
    "ps": (
        "د په او چې ته کې دی له سره هم ده دا یې کړي شوي دي خو نه کړی شوی وي کوي دغه پر لپاره"
        " هغه تر کړه وویل یو څخه کېږي ویلي ګډ شو یوه ورته"
    ),
    "ur": (
        "کے کی میں ہے کا اور سے کو نے یہ کہ پر ہیں اس نہیں تھا کر تھے بھی ایک جو ان کہا تھی گیا"
        " کیا وہ تک ہو بعد لیے رہے اپنے ہی گے والے کوئی تو گئے گی کچھ جب ساتھ رہا ہوئے جا دیا"
        " ہوا کرنے جس پہلے ہونے دو یا لیکن مگر"
    ),
    "he": "של את על לא הוא זה עם כי גם אל היא כל או יש אמר אבל אחרי אך בין היה רק",
    "yi": (
        "פון די דער און אין איז צו מיט האט נישט אויף זיך דאס וואס אז זענען פאר אויך א ער זי"
        " פֿון אױף װאָס דאָס האָט װערט אַ אַז האָבן זיי ניט דעם ביי"
    ),
    "hi": (
        "के में है की और से को का ने पर कि यह भी हैं नहीं इस एक लिए कर ही जो वह था हो तो साथ"
        " बाद थे उन्होंने अपने थी कहा गया रहे किया तक रहा जा हुए रही दिया कोई करने उन वाले ये"
        " लेकिन गई वे उनके जाता अब सकता"
    ),
    "mr": (
        "आहे आणि या हे ते नाही होते आहेत व तर मध्ये असे झाली आला की त्या त्यांनी मात्र होता"
        " केली झाले केला एक असून हा ही काही याच्या म्हणून साठी करण्यात पण होती जात सांगितले"
        " तसेच"
    ),
    "ne": (
        "छ को मा र भएको गरेको छन् पनि यो हो लागि भने गर्न तथा गरी एक थियो नै गर्ने भन्ने उनले"
        " गरे रहेको हुने बताए तर भएका गरिएको दिएको त्यो कुनै"
    ),
    "ja": (
        "日 本 年 人 大 国 会 円 県 気 市 事 出 前 同 見 時 分 行 間 発 対 応 学 区 駅 沢 験 戦"
        " 歳 実 選 権 団"
    ),
    "zh": (
        "的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 到 说 对 也 就"
        " 将 被 与 后"
    ),
    "zh-traditional": (
        "的 一 是 在 不 了 有 和 人 這 中 大 為 上 個 國 我 以 要 他 時 來 用 們 到 說 對 也 就"
        " 將 被 與 後 會 於 發 過 從 還 沒 並 經 學 開 關 讓 該 兩"
    ),
}  # fmt: skip
# Letters that tell languages of which there are no texts; LETTER_SHARE of words have each.
LETTERS = {
    "af": "êëô", "be": "ўыэё", "cy": "ŵŷâô", "fo": "ðøáíóúæý", "ga": "áéíóú", "gl": "ñáéíóú",
    "ku": "êîûçş", "ku-sorani": "ەێۆڕڵ", "ky": "өүңыэ", "lb": "ëéä", "mr": "ळ", "mt": "ċġħżà",
    "no-nynorsk": "åøæ", "ps": "ټډړښږځڅۍېڼ", "tg": "ӣӯҳҷқғ", "yi": "װײױאַאָ",
}  # fmt: skip
LETTER_SHARE = 0.05
# Serbian in Latin letters is guessed as Croatian, which it is close to; its texts are transcribed.
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z",
    "и": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c",
    "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
TRANSCRIPTION = str.maketrans(LATIN | {key.upper(): value.title() for key, value in LATIN.items()})
SERBIAN_IN_LATIN = "hr-serbian"
# Letters with a cedilla for those with a comma below, as much Romanian is still written.
CEDILLAS = str.maketrans("șț", "şţ")


def stories() -> Iterator[tuple[str, str]]:
    """Language and text of every story."""
    for path in sorted((ROOT / "training" / "tempting").glob("*.toml")):
        for story in tomllib.loads(path.read_text("utf-8"))["story"]:
            yield path.stem, story["text"]
    for path in sorted((ROOT / "training" / "synthetic").glob("*.toml")):
        for text in tomllib.loads(path.read_text("utf-8"))["text"]:
            lines = [line.partition("|") for line in text["lines"].strip().split("\n")]
            yield path.stem, "\n".join(words for label, _, words in lines if label in STORY)
    for path in sorted((ROOT / "benchmarks" / "planted").glob("*.toml")):
        for story in tomllib.loads(path.read_text("utf-8"))["story"]:
            yield path.stem, "\n".join([story["title"], *story["paragraphs"]])


def by_language() -> dict[str, list[str]]:
    """The stories of each language; Serbian ones in Latin letters as well."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, text in stories():
        found[language].append(text)
    found[SERBIAN_IN_LATIN] = [text.translate(TRANSCRIPTION) for text in found["sr"]]
    return found


def listed(language: str) -> dict[str, float]:
    """How often each word of the language's own list is taken to be written."""
    words: dict[str, float] = {}
    for word in words_of(FUNCTION_WORDS.get(language, "")):
        words.setdefault(word, FIRST_SHARE / (len(words) + RANK_OFFSET))
    if language == SERBIAN_IN_LATIN:
        words = {word.translate(TRANSCRIPTION): share for word, share in listed("sr").items()}
    return words


def names(texts: list[str]) -> set[str]:
    """Words that are written with a capital more often than without."""
    spelled = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text))
    small = Counter(word for word in spelled.elements() if word == word.lower())
    large = Counter(word.lower() for word in spelled.elements() if word != word.lower())
    return {word for word, count in large.items() if count > small[word]}


def word_weights(language: str, texts: list[str]) -> dict[str, int]:
    """The weights of the words of a language that are worth keeping."""
    counts = Counter(word for text in texts for word in words_of(text))
    spread = Counter(word for text in texts for word in set(words_of(text)))
    by_hand, left_out = listed(language), names(texts)
    prior = LIST_SIZE if by_hand else 0
    total = counts.total() + prior
    kept = {word for word, many in spread.items() if many >= FEWEST_TEXTS} - left_out
    shares = {
        word: (counts[word] + prior * by_hand.get(word, 0.0)) / total for word in kept | {*by_hand}
    }
    best = sorted(shares, key=lambda word: (-shares[word], word))[:MOST_WORDS]
    weights = {word: round(math.log2(shares[word] / FLOOR)) for word in best}
    if language == "ro":
        weights |= {word.translate(CEDILLAS): weight for word, weight in weights.items()}
    return {word: weight for word, weight in weights.items() if weight > 0}


def letter_weights(language: str, texts: list[str]) -> dict[str, int]:
    """The weights of letters: of how many words they are part."""
    words = [word for text in texts for word in words_of(text)] or [*listed(language)]
    counts = Counter(letter for word in words for letter in letters_of(word))
    shares = dict.fromkeys(letters_of(LETTERS.get(language, "")), LETTER_SHARE)
    shares |= {letter: many / len(words) for letter, many in counts.items() if many >= FEWEST_TEXTS}
    weights = {
        letter: round(math.log2(share / LETTER_FLOOR)) for letter, share in sorted(shares.items())
    }
    return {letter: weight for letter, weight in weights.items() if weight > 0}


def usual_gain(weights: dict[str, int], texts: list[str]) -> float:
    """What a word of the language's texts adds to its score, on average."""
    words = [word for text in texts for word in words_of(text)]
    if not words:
        return USUAL_GAIN
    return round(sum(weights.get(word, 0) for word in words) / len(words), 2)


def grouped(weights: dict[str, int]) -> dict[str, str]:
    """Words by weight, the heaviest first."""
    groups: dict[int, list[str]] = defaultdict(list)
    for word, weight in weights.items():
        groups[weight].append(word)
    return {str(weight): " ".join(groups[weight]) for weight in sorted(groups, reverse=True)}


def learn() -> dict[str, object]:
    texts = by_language()
    learned: dict[str, object] = {}
    for language in sorted({*texts, *FUNCTION_WORDS}):
        weights = word_weights(language, texts.get(language, []))
        if weights:
            learned[language] = {
                "usual": usual_gain(weights, texts.get(language, [])),
                "words": grouped(weights),
                "letters": grouped(letter_weights(language, texts.get(language, []))),
            }
    return learned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    output: Path = parser.parse_args().output
    lines = [
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in learn().items()
    ]
    output.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{output}: {len(lines)} languages, {output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
