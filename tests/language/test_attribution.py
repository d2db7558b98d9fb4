"""What somebody in a story says is worded as an appeal is, and is none."""

import pytest

from newsclean import clean, read_text
from newsclean.language.attribution import is_attributed
from newsclean.phrases.builtin import builtin

SAID = [
    ("ar", "تابعونا إلى الغابة، أعلن الدليل أمام الجميع."),
    ("ca", "Seguiu-nos fins al bosc, va explicar el guia."),
    ("cs", "Sledujte nás do lesa, slíbila průvodkyně."),
    ("el", "Ακολουθήστε μας στο δάσος, υποσχέθηκε ο οδηγός."),
    ("es", "Síganos hasta el bosque, prometió el guía."),
    ("fi", "Seuraa meitä metsään, lupasi opas."),
    ("fr", "Suivez-nous dans la forêt, promettait-il aux enfants."),
    ("hu", "Kövessenek minket az erdőbe, ígérte a vezető."),
    ("it", "Seguiteci nel bosco, diceva la guida."),
    ("nl", "Volg ons het bos in, beloofde de gids."),
    ("pl", "Idźcie za nami do lasu, zapowiedział przewodnik."),
    ("pt", "Siga-nos até à floresta, prometeu o guia."),
    ("ro", "Urmați-ne în pădure, a precizat ghidul."),
    ("ru", "Идите за нами в лес, обещал проводник."),
    ("tr", "Bizi ormana kadar takip edin, rehber duyurdu."),
    ("uk", "Ідіть за нами до лісу, обіцяв провідник."),
    ("vi", "Hãy theo chúng tôi vào rừng, người dẫn đường cho biết."),
]
ASKED = [
    "Have you seen the fox? the guide asked.",
    "Ai ceva de spus? a întrebat judecătorul.",
    "Vet du något om båtar? frågade pojken.",
    "Znate nešto o brodovima? pitao je dječak.",
]


@pytest.mark.parametrize(("language", "sentence"), SAID)
def test_who_said_it_is_known_by_the_verb(language: str, sentence: str) -> None:
    assert is_attributed(sentence, builtin().lexicon), language


@pytest.mark.parametrize("sentence", ASKED)
def test_a_question_goes_on_with_who_asked_it(sentence: str) -> None:
    assert is_attributed(sentence, builtin().lexicon)


@pytest.mark.parametrize(
    "sentence",
    [
        "Have you seen the fox? Tell us.",
        "¿Tienes información? Escríbenos.",
        "Avez-vous une information ? Contactez-nous, en toute confiance.",
        "Join us, and support our work.",
    ],
)
def test_appeals_are_said_by_nobody(sentence: str) -> None:
    assert not is_attributed(sentence, builtin().lexicon)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Su comentario se publicará tras la sentencia, anunció el abogado."),
        ("fr", "Votre commentaire sera publié après ma mort, écrivait-il à son critique."),
        ("pt", "O seu comentário será publicado após as eleições, prometeu o diretor."),
        ("ru", "Ваш комментарий появится после выборов, обещал ему редактор."),
        ("uk", "Ваш коментар з'явиться після виборів, обіцяв йому редактор."),
    ],
)
def test_no_rule_takes_what_somebody_says(language: str, line: str) -> None:
    article = clean(read_text(line, language=language))
    assert line in article.text
