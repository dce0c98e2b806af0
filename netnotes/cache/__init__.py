"""The cache: what was read of a vault and derived of a day, so that a run looks at what has changed alone. Level 2.

place    where a vault's cache stands in the user's cache folder
store    one SQLite file: small tables read at once, and records read one by one
records  notes as JSON, and back
derived  what the rules derived of a person, as JSON and back

It holds nothing that is not in the notes, may be deleted at any time, and any error in it only means that the notes
are read again.
"""
