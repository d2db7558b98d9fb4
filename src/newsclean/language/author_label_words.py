"""Words of labels and cues by language that the rule packs do not have, folded.

They are what newspapers and their publishing systems print before a name, in the
languages of the packs and in many that have no pack.  Underscores stand for spaces.
"""

from collections.abc import Iterable


def _words(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


WRITER_LABELS = _words(
    {
        "af": "deur geskryf_deur skrywer",
        "am": "ጸሐፊ ዘጋቢ በ",
        "ar": "كتبه كتبها الكاتب الكاتبة المؤلف تأليف إعداد اعداد تقرير مقال بواسطة بقلم",
        "az": "müəllif müəlliflər yazdı",
        "be": "аўтар аўтары тэкст піша",
        "bg": "автор автори от текст пише написа репортер",
        "bn": "লিখেছেন লেখক লেখিকা লেখা প্রতিবেদন প্রতিবেদক প্রতিনিধি সংবাদদাতা রিপোর্ট দ্বারা",
        "ca": "per text text_de autor autora autors escrit_per redactat_per",
        "ckb": "نووسەر نووسینی ئامادەکردنی",
        "cs": "text napsal napsala připravil připravila",
        "cy": "gan awdur",
        "da": "af tekst skrevet_af forfatter",
        "de": "text texte autor autorin autoren autor*in autor:in von verfasst_von geschrieben_von"
        " ein_beitrag_von beitrag_von protokoll interview",
        "el": "γράφει γράφει_ο γράφει_η γράφουν κείμενο κειμενο του της ρεπορτάζ ρεπορταζ",
        "en": "by words text story author authors written_by reported_by words_by text_by story_by"
        " byline reporter",
        "es": "por texto textos autor autora autores escrito_por redactado_por nota reportaje"
        " texto_y_fotos",
        "et": "autor autorid tekst kirjutas kirjutanud",
        "eu": "egilea egileak testua idatzia",
        "fa": "نویسنده نوشته نوشته‌ی نوشتهٔ به_قلم گزارش یادداشت خبرنگار گزارشگر",
        "fi": "teksti kirjoittaja kirjoittanut",
        "fil": "ni nina isinulat_ni sinulat_ni ulat_ni ulat_nina may-akda",
        "fr": "par texte textes auteur auteure auteurs autrice écrit_par rédigé_par"
        " propos_recueillis_par recueilli_par",
        "ga": "údar le",
        "gl": "por texto autor autora",
        "gu": "લેખક લેખિકા દ્વારા લેખન અહેવાલ",
        "ha": "marubuci marubuciya rubutawa rahoton wanda_ya_rubuta",
        "he": 'מאת כתב כתבה כתבו נכתב_על_ידי נכתב_ע"י כותב כותבת הכותב הכותבת מחבר מחברת טקסט',
        "hi": "द्वारा लेखक लेखिका लेखन रिपोर्ट रिपोर्टर संवाददाता",
        "hr": "autor autorica piše pišu tekst napisao napisala novinar novinarka",
        "hu": "írta szerző szerzők szöveg írták",
        "hy": "հեղինակ հեղինակներ տեքստ հեղինակ՝ լրագրող",
        "id": "oleh penulis reporter pewarta wartawan jurnalis ditulis_oleh laporan",
        "is": "höfundur eftir skrifar skrifaði texti blaðamaður",
        "it": "di testo testi autore autrice autori scritto_da articolo_di a_cura_di",
        "ja": "文 著 著者 筆者 執筆 取材 ライター 記者 寄稿 文責 書き手 聞き手 取材・文",
        "ka": "ავტორი ავტორები ჟურნალისტი",
        "kk": "автор авторы жазған мәтін тілші",
        "km": "ដោយ អ្នកនិពន្ធ សរសេរដោយ និពន្ធដោយ រាយការណ៍ដោយ អ្នកសរសេរ",
        "kn": "ಲೇಖಕ ಲೇಖಕರು ಬರಹ ಬರೆದವರು ವರದಿ",
        "ko": "글 글쓴이 작성자 취재 기사 취재기자 지은이",
        "ku": "nivîskar amadekar",
        "ky": "автор жазган",
        "lb": "vun vum text auteur geschriwwen_vun",
        "lo": "ໂດຍ ຂຽນໂດຍ ຜູ້ຂຽນ ນັກຂ່າວ",
        "lt": "autorius autorė autoriai tekstas parašė",
        "lv": "autors autore autori teksts",
        "mk": "автор автори пишува текст напиша",
        "ml": "എഴുതിയത് ലേഖകൻ ലേഖിക രചയിതാവ് തയ്യാറാക്കിയത് രചന",
        "mn": "сэтгүүлч зохиогч бичсэн",
        "mr": "लेखक लेखिका लेखन",
        "ms": "oleh penulis wartawan",
        "mt": "minn miktub_minn kitba",
        "my": "ရေးသားသူ စာရေးသူ သတင်းထောက် ရေးသည် ရေးသူ",
        "ne": "लेखक लेखिका संवाददाता",
        "nl": "door tekst auteur auteurs geschreven_door",
        "no": "av tekst forfatter skrevet_av",
        "pa": "ਲੇਖਕ ਵੱਲੋਂ ਦੁਆਰਾ ਰਿਪੋਰਟ",
        "pl": "autor autorka autorzy tekst opracowanie oprac oprac.",
        "ps": "لیکوال لیکونکی",
        "pt": "por texto textos autor autora autores escrito_por reportagem",
        "ro": "de autor autori autoare text scris_de un_articol_de",
        "ru": "автор авторы текст подготовил подготовила записал записала беседовал беседовала",
        "sd": "ليکڪ",
        "si": "විසින් කතෘ ලේඛක සටහන ලියන",
        "sk": "autor autorka text napísal napísala",
        "sl": "avtor avtorica avtorji piše besedilo",
        "so": "qore qoraa qoray waxaa_qoray waxa_qoray w/q weriye tifaftire",
        "sq": "nga autor autori shkruan shkruar_nga",
        "sr": "аутор аутори пише пишу текст написао написала autor autori piše pišu tekst",
        "sv": "av text författare skriven_av",
        "sw": "na mwandishi imeandikwa_na",
        "ta": "எழுதியவர் எழுத்து ஆசிரியர் செய்தியாளர் கட்டுரையாளர் நிருபர்",
        "te": "రచయిత రచన రాసినవారు రచయిత్రి ద్వారా",
        "tg": "муаллиф",
        "th": "โดย เขียนโดย ผู้เขียน เรื่องโดย เรื่อง เรียบเรียง เรียบเรียงโดย ผู้สื่อข่าว นักข่าว",
        "tr": "yazan yazar haber muhabir yazı yazar_adı",
        "uk": "автор автори авторка текст підготував підготувала",
        "ur": "تحریر از مصنف مصنفہ رپورٹ رپورٹر نامہ_نگار",
        "uz": "muallif muxbir муаллиф мухбир",
        "vi": "tác_giả bài bài_và_ảnh thực_hiện người_viết phóng_viên theo_phóng_viên",
        "zh": "作者 文 文字 撰文 撰稿 采写 採寫 采访 採訪 记者 記者 通讯员 通訊員 图文 文图 供稿"
        " 本报记者 本報記者 见习记者 实习记者 特约记者 特約記者 特约撰稿 执笔 執筆",
        "zu": "umbhali ababhali ibhalwe_ngu ibhalwe_ngo intatheli",
    }.values()
)

OTHER_LABELS = _words(
    {
        "am": "ፎቶ ምንጭ አርታኢ",
        "ar": "تصوير تحرير ترجمة المصدر مصدر إخراج مونتاج تاريخ",
        "az": "foto mənbə redaktor",
        "be": "фота здымкі крыніца рэдактар пераклад",
        "bg": "снимка снимки източник редактор превод",
        "bn": "ছবি আলোকচিত্র অনুবাদ সম্পাদনা সূত্র প্রকাশ প্রকাশিত",
        "ca": "foto fotos fotografia fotografies font edició",
        "cs": "foto zdroj editor",
        "de": "foto fotos bild bilder video kamera schnitt redaktion quelle stand datum grafik"
        " zuletzt_bearbeitet zuletzt_aktualisiert zuletzt_geändert",
        "el": "φωτογραφίες φωτογραφία πηγή επιμέλεια",
        "en": "photo photos photo_by photos_by photographs photographs_by pictures pictures_by"
        " image images editor editors edited_by editing editing_by video video_by illustration"
        " illustrations illustration_by illustrations_by graphics source sources translated_by"
        " reviewed_by fact_checked_by last_updated last_modified date photographer produced_by"
        " producer tags category topics",
        "es": "foto fotos fotografía fotografías edición editor editora vídeo video fuente fecha"
        " ilustración traducción",
        "et": "foto fotod toimetaja allikas",
        "fa": "عکس عکاس مترجم ترجمه منبع تاریخ ویراستار",
        "fi": "kuva kuvat valokuvat lähde",
        "fr": "photo photos crédit crédits image images vidéo source édition illustrations"
        " illustration date traduction",
        "he": "צילום צילומים עריכה תרגום עורך עורכת צלם צלמת מקור איור תאריך פורסם עודכן",
        "hi": "फोटो फ़ोटो संपादन संपादक अनुवाद स्रोत तस्वीर",
        "hr": "foto fotografija izvor urednik",
        "hu": "fotó fotók kép képek forrás szerkesztette szerkesztő fordította",
        "hy": "լուսանկար լուսանկարներ աղբյուր խմբագիր",
        "id": "editor penyunting foto sumber redaktur fotografer penerjemah",
        "it": "foto fonte video montaggio immagini illustrazioni data",
        "ja": "写真 撮影 編集 構成 イラスト 監修 翻訳 訳 出典 提供 画像 動画 デザイン 校正"
        " カメラマン 編集者 更新日 公開日 掲載日 配信 司会",
        "ka": "ფოტო წყარო რედაქტორი თარგმანი",
        "km": "រូបថត រូបភាព ប្រភព",
        "ko": "사진 편집 영상 번역 그래픽 출처 촬영 디자인 감수 입력 수정 등록 승인 최종수정"
        " 기사입력 일러스트 삽화 정리",
        "lb": "foto fotoen biller quell",
        "lo": "ພາບ ຮູບພາບ",
        "lt": "nuotrauka nuotraukos šaltinis",
        "lv": "foto avots redaktors",
        "ml": "ചിത്രം ഫോട്ടോ",
        "mt": "ritratt ritratti sors editur",
        "my": "ဓာတ်ပုံ",
        "nl": "foto foto's beeld bron redactie video",
        "no": "foto fotos video kilde redaktør",
        "pl": "foto fot. zdjęcia zdjęcie źródło redakcja redaktor data",
        "pt": "foto fotos imagem imagens edição fonte vídeo editor editora data ilustração",
        "ro": "foto sursa sursă editor",
        "ru": "фото фотограф источник редактор перевод видео дата",
        "sr": "фото фотографија извор foto fotografija izvor",
        "sv": "foto bild källa redaktör",
        "ta": "படம் படங்கள் மொழிபெயர்ப்பு",
        "te": "ఫోటో",
        "tg": "акс сурат манбаъ муҳаррир тарҷума",
        "th": "ภาพ ภาพโดย แปล แปลโดย ที่มา บรรณาธิการ ถ่ายภาพ ช่างภาพ",
        "tr": "foto fotoğraf fotoğraflar kaynak editör çeviri kamera tarih",
        "uk": "фото джерело редактор переклад",
        "ur": "ترجمہ تصویر ماخذ",
        "vi": "ảnh nguồn biên_tập đồ_họa video",
        "zh": "编辑 編輯 责任编辑 責任編輯 责编 責編 核稿編輯 主编 主編 总编 总编辑 美编 校对 校對"
        " 审核 審核 审校 监制 監製 值班 值班编辑 摄影 攝影 图 圖 图片 圖片 图源 圖源 插画 制图"
        " 翻译 翻譯 来源 來源 稿源 文章来源 信息来源 新闻来源 出处 出處 转载 转自 视频 剪辑 摄像"
        " 点击 点击数 点击量 阅读 阅读量 浏览 浏览量 浏览次数 字号 字体 发布时间 發布時間 发布日期"
        " 时间 時間 日期 更新时间 更新時間 审签 统筹 策划 二审 三审 一审 初审 终审 发布 發布 標籤",
    }.values()
)

# Words for "our", "the" and the like, which stand before a role.
DETERMINERS = frozenset(
    "the our a an la las el los le les l' un une una der die das unser unsere unserem unseren"
    " unserer ein eine einem einer notre nos nuestro nuestra nuestros nuestras il lo i gli nostro"
    " nostra nostri dal dalla dalle de het een onze ons vår våre våra vårt vores meie nosso nossa"
    " nossos nossas o os as nasz nasza naše náš наш наша нашей нашего ο η".split()
)

# Sections that stand between a role and a name: "Redacteur Economie Piet van Dam".
SECTIONS = _words(
    {
        "de": "politik wirtschaft kultur feuilleton lokales ausland inland wissen gesellschaft",
        "en": "politics business culture sports economics foreign home health science education",
        "es": "política economía cultura deportes sociedad internacional nacional",
        "fr": "politique économie culture société monde international santé sports",
        "it": "politica economia cultura esteri cronaca",
        "nl": "politiek economie cultuur buitenland binnenland wetenschap",
        "pl": "polityka gospodarka kultura",
        "pt": "política economia cultura desporto esportes sociedade",
        "sv": "inrikes utrikes ekonomi kultur",
    }.values()
)

# Cities of several words, which stand behind names ("Ann Lee, New York") and look like people.
CITIES = _words(
    [
        "new_york new_york_city los_angeles san_francisco san_diego san_antonio san_jose san_josé"
        " las_vegas new_orleans new_delhi new_haven new_jersey new_mexico new_zealand new_england"
        " salt_lake_city santa_fe santa_barbara santa_monica kansas_city oklahoma_city st_louis"
        " st._louis st._petersburg st_petersburg st._paul fort_worth fort_lauderdale baton_rouge"
        " el_paso long_beach palm_beach west_palm_beach silicon_valley washington_dc"
        " washington_d.c north_carolina south_carolina north_dakota south_dakota west_virginia"
        " rhode_island new_hampshire puerto_rico quebec_city british_columbia nova_scotia"
        " mexico_city ciudad_de_méxico buenos_aires río_de_janeiro rio_de_janeiro são_paulo"
        " sao_paulo porto_alegre belo_horizonte santa_cruz santo_domingo san_juan san_salvador"
        " la_paz la_habana guatemala_city panama_city ciudad_de_panamá ciudad_juárez"
        " costa_rica el_salvador santiago_de_chile santiago_de_compostela las_palmas"
        " san_sebastián palma_de_mallorca hong_kong kuala_lumpur ho_chi_minh_city phnom_penh"
        " sri_lanka south_korea north_korea south_africa cape_town port_elizabeth addis_ababa"
        " addis_abeba dar_es_salaam port_au_prince port-au-prince sierra_leone burkina_faso"
        " south_sudan saudi_arabia abu_dhabi tel_aviv tel_aviv-yafo east_jerusalem gaza_city"
        " gaza_strip west_bank united_kingdom united_states great_britain northern_ireland"
        " den_haag the_hague le_havre le_mans la_rochelle saint-étienne bad_homburg"
        " frankfurt_am_main halle_saale mülheim_an_der_ruhr nizhny_novgorod novi_sad"
        " нижний_новгород нур-султан new_south_wales gold_coast alice_springs papua_new_guinea"
        " port_moresby milton_keynes isle_of_man washington_d.c. la_spezia reggio_emilia"
        " reggio_calabria"
    ]
)
