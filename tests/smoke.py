"""Whether an installed newsclean works: what is asked of each wheel that is built.

python tests/smoke.py
"""

import os

import newsclean

PAGE = """<!doctype html><title>Storm hits coast</title><article><h1>Storm hits coast</h1>
<p>By Ann Lee</p><p>A storm hit the northern coast on Friday, tearing roofs off forty houses,
officials said.</p><p>Two harbours were shut, and the railway along the shore was closed.</p>
<p>Read more</p></article>"""

article = newsclean.clean(newsclean.read_html(PAGE))
assert article.title == "Storm hits coast"
assert [author.name for author in article.authors] == ["Ann Lee"]
assert article.text.startswith("A storm hit")
assert "Read more" not in article.text
assert newsclean.clean(article) == article
assert newsclean.extract(PAGE) == article
assert list(newsclean.extract_many([PAGE], progress=False)) == [article]
assert newsclean.compiled or os.environ.get("NEWSCLEAN_COMPILE", "0") == "0"
print(f"newsclean {newsclean.__version__} works, compiled: {newsclean.compiled}")
