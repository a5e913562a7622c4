"""clean: Capture → Article. Own text, title, publisher, byline, date, credit; what was left out and why.

A page becomes all of its visible lines in document order, a pasted text stays as it is; either way each line has a
kind, and nothing vanishes. A record in JSON is one object with these fields, all optional but one of ``text``,
``html`` and ``description``; others are passed over:

=============  ======================  =====================================================================
field          type                    meaning
=============  ======================  =====================================================================
html           string                  the page; goes before ``text``
text           string                  the article as plain text
description    string                  a summary, read when there is neither of the two
title          string                  the headline
authors        string or list of them  names of the writers
publisher      string                  the outlet that puts the article out
published      string                  the day of publication: ISO 8601, or as newspapers print it
url            string                  the address of the page
language       string                  ISO 639-1 code
=============  ======================  =====================================================================

What a record says of its article goes before what the article says itself; what the header of an e-mail or of a saved
page says is taken where the article says nothing.
"""

from onrecord.clean.article import clean

VERSION: int = 9

__all__ = ["VERSION", "clean"]
