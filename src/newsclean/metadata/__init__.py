"""What a page states about its article: title, authors, dates, publisher, access, images.

It owns which source is believed, and in what order.  It must not look for what is only printed in
the text: that is for cleaners to find.
"""
