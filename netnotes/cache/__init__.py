"""The cache: what was read of a vault, kept so that a note is read again only when it has changed. Level 2.

place    where a vault's cache stands in the user's cache folder
store    one SQLite file: small tables read at once, and records read one by one
records  notes and people as JSON, and back

It holds nothing that is not in the notes, may be deleted at any time, and any error in it only means that the notes
are read again.
"""
