"""What a page states or shows about its article: title, authors, dates, publisher, access, images.

It owns which source is believed, and in what order.  Markup comes first,
then elements and lines that show a byline or a date.  It removes and labels nothing: that is for
cleaners.
"""
