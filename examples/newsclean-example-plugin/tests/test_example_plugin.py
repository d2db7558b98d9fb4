"""The plugin's own tests: newsclean's laws, its rules' examples, and one page of its kind."""

from newsclean_example_plugin import esperanto, weather

from newsclean import Pipeline, clean, read_text
from newsclean.plugins import installed
from newsclean.testing import check_cleaner, check_rule_pack

PAGE = """\
Ŝtormo trafas la marbordon

Minsk: 21 °C

Ŝtormo trafis la nordan marbordon vendrede, kaj du havenoj restis fermitaj ĝis la vespero, \
diris la urbestro.

La vento forŝiris la tegmentojn de kvardek domoj, kaj du vilaĝoj restis sen elektro dum la \
tuta nokto.

Legu ankaŭ: Du pontoj fermitaj ĝis printempo
"""


def test_the_cleaner_keeps_the_laws() -> None:
    check_cleaner(weather, texts=[PAGE])


def test_the_rules_keep_their_own_examples() -> None:
    check_rule_pack(esperanto())


def test_what_it_takes_and_what_it_leaves() -> None:
    article = clean(read_text(PAGE, language="eo"), pipeline=Pipeline.default())
    assert article.text == "\n\n".join(PAGE.split("\n\n")[2:4])
    assert [r.rule for r in article.removals if r.name == "weather"] == [
        "example-plugin.weather.strip"
    ]
    assert "eo.related.read-also" in {removal.rule for removal in article.removals}
    assert article.warnings == ()


def test_it_is_installed_and_can_be_loaded() -> None:
    own = [plugin for plugin in installed() if plugin.package == "newsclean-example-plugin"]
    assert [(plugin.kind, plugin.name, plugin.fault) for plugin in own] == [
        ("cleaner", "weather", None),
        ("rules", "esperanto", None),
    ]
