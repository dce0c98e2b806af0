"""Words that say that somebody is family. Level 0."""

from __future__ import annotations

import re
from functools import lru_cache

from netnotes.names import fold_plain

# English, German, French, Spanish, Portuguese; without diacritics, a word of several languages once. Words that mean
# something else in another of the languages are left out ("kind", "mere" without its accent).
_WORDS = """
mother father mum mom mummy mommy dad daddy parent parents sister brother sibling siblings son daughter child children
kid kids wife husband spouse grandmother grandfather grandparent grandparents grandma grandpa granny grandson
granddaughter grandchild aunt auntie uncle cousin niece nephew stepmother stepfather stepsister stepbrother stepson
stepdaughter
familie mutter vater mama papa eltern schwester bruder geschwister sohn tochter ehefrau ehemann frau mann gattin gatte
grossmutter grossvater grosseltern oma opa enkel enkelin tante onkel kusin kusine cousine nichte neffe schwager
schwagerin schwiegermutter schwiegervater schwiegereltern schwiegersohn schwiegertochter
famille pere maman soeur frere fils fille enfant enfants epouse epoux femme mari oncle neveu gendre
familia familiar madre padre padres hermana hermano hija hijo hijos esposa esposo marido mujer abuela abuelo tia tio
prima primo sobrina sobrino suegra suegro cunada cunado yerno nuera nieta nieto
mae pai irma irmao filha filho filhos mulher avo avos sobrinha sobrinho sogra sogro cunhada cunhado genro neta neto
"""
_KIN = frozenset(_WORDS.split())
_WORD = re.compile(r"\w+")
_MORE = re.compile(r"family|\bin[- ]laws?\b|\bmère")


@lru_cache(maxsize=1000)
def says_family(relation: str) -> bool:
    """Whether a relation says family: `family` anywhere, or such a word as mother, uncle, Schwester or hija."""
    if _MORE.search(relation.casefold()):
        return True
    return not _KIN.isdisjoint(_WORD.findall(fold_plain(relation).replace("ß", "ss")))
