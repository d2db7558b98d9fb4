"""Reading: bytes to a page, a page or a text to blocks.

It owns encodings, limits, file types, parsing, the walk over the tree, data that is embedded in
pages, and the paragraphs of plain text.  It must not judge what is the article: every visible text
becomes a block.
"""
