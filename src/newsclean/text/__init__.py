"""Text as such: characters, words, sentences, lines.  It knows nothing of news.

It owns the canonical form that offsets count in, folding, sentence bounds, span arithmetic, and
looking for many keys at once.  It must not import any other package of newsclean.
"""
