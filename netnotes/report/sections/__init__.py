"""The sections of the report, one a file: its record (what the template sees) and how it is made from facts.

Each has `section(page)`, which returns None when there is nothing to say.
"""
