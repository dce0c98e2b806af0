"""Lines that say that nothing happened: an attempt, an omission, an intention, something called off.

Only the beginning of a line counts, and only in a line whose kind no tag and no field states. The lists are short
and safe: "didn't" is one of these before a verb of being in touch ("didn't call"), not before any other ("didn't
get the job", which is news). All is compared without case and diacritics.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from netnotes.patterns import pattern


class _Wording(NamedTuple):
    """How one language says it; the texts are regular expressions of folded text."""

    starts: str  # whatever follows
    subjects: str  # may stand before it
    mine: str  # the subjects that may stand before an intention
    negations: str  # before one of `done`
    done: str  # verbs of being in touch, in the forms that follow a negation
    intentions: str  # before (or, `verb_last`, with) one of `verbs`
    verbs: str
    off: str  # called off: anywhere in the first clause
    off_marks: tuple[str, ...]  # one of these is in whatever `off` matches; they are looked for first, which is faster
    others: str  # somebody else did something: `her husband called`
    verb_last: bool = False


_EN = _Wording(
    starts=(
        "(?:i )?(?:tried|trying|attempted) (?:to|calling|again|her|him|them)\\b|(?:i )?forgot(?: to\\b| again|$)"
        "|(?:still |again )?no (?:answer|reply|response|reaction|show|word (?:from|yet)|contact|luck|time to)\\b"
        "|(?:nobody|no one) (?:answered|home|there|picked|at home)\\b|unanswered|(?:still )?(?:waiting|wait) for"
        " (?:an? |her |his |their )?(?:answer|reply|response|call)|not (?:at home|home|reachable|available)\\b"
        "|missed each other|no-show|planned (?:an? )?(?:call|meeting|lunch|dinner|coffee|visit|walk)\\b"
    ),
    subjects="i|we|she|he|they",
    mine="i|we",
    negations=(
        "didn'?t|did not|couldn'?t|could not|wasn'?t able to|was not able to|weren'?t able to|were not able to"
        "|haven'?t|have not|hasn'?t|has not|hadn'?t|had not|never|not|failed to|forgot to"
    ),
    done=(
        "manage|call|reach|write|wrote|meet|met|see|seen|saw|get to|get hold|get around|get through|make it|find time"
        "|ask|contact|come|came|answer|repl|respond|show|pick up|talk|speak|spoke|catch|caught|hear|visit|dare|bother"
        "|turn up|text|email|e-mail|mail|phone|ring|rang|been in touch|get in touch|happen|attend|invite|follow"
    ),
    intentions=(
        "will|shall|i'll|we'll|(?:am |are |i'm |we're )?(?:going|planning|hoping) to|gonna|should|must|need to|have to"
        "|want to|wanted to|plan to|planned to|hope to|meant to|intend to|intended to|ought to|remember to|might"
        "|would like to|i'd like to|wish to|todo:?|to do:?|remind me to"
    ),
    verbs=(
        "call|meet|write|send|ask|see|visit|ring|text|email|e-mail|mail|phone|message|invite|talk|speak|follow|reach"
        "|contact|get in touch|get together|check in|try|reply|answer|respond|catch up|have (?:a |an )?(?:call|coffee"
        "|lunch|dinner)|introduce|thank|congratulate|ping|drop|offer|share"
    ),
    off=(
        "cancell?ed|postponed|called off|fell through|(?:did not|didn'?t) (?:show|turn up|come|happen|take place|work"
        " out)|no-?show|stood me up|not (?:her|him|them)(?= *$| *[.;!])"
    ),
    off_marks=("cancel", "postponed", "called off", "fell through", "didn", "not ", "show", "stood me"),
    others=(
        "(?:her|his|their) (?:husband|wife|partner|sister|brother|mother|father|mum|mom|dad|son|daughter|boss|assistant"
        "|secretary|colleague|friend|team|office|girlfriend|boyfriend|parents|kids) "
        "(?:called|rang|phoned|wrote|emailed|texted|messaged|mailed|answered|replied|picked up|came|visited)"
    ),
)  # fmt: skip

_DE = _Wording(
    starts=(
        "(?:ich )?(?:habe? )?(?:versucht|vergessen)\\b|(?:wieder |noch |immer noch )*keine? (?:antwort|reaktion"
        "|ruckmeldung|rueckmeldung|zeit)|niemand (?:da|zu hause|erreicht)|nicht (?:da|zu hause|erreichbar)"
        "|warte (?:noch )?auf (?:antwort|ruckmeldung|rueckmeldung)"
    ),
    subjects="ich|wir|sie|er|habe|haben|hat|hatte",
    mine="ich|wir",
    negations="[a-z' ]{0,30}?\\b(?:nicht|nie)(?: \\w+){0,2}",
    done=(
        "geschafft|erreicht|angerufen|geschrieben|getroffen|gesehen|gemeldet|geantwortet|gesprochen|besucht|gekommen"
        "|erschienen|gehort"
    ),
    intentions="werde|werden|will|wollte|wollen|sollte|muss|mochte|plane|habe vor",
    verbs="anrufen|schreiben|treffen|melden|besuchen|einladen|fragen|schicken|antworten|sprechen|kontaktieren",
    off="abgesagt|verschoben|ausgefallen|nicht (?:erschienen|gekommen|stattgefunden)|fiel aus|fallt aus"
    "|nicht (?:sie|ihn|ihr|ihm)(?= *$| *[.;!])",
    off_marks=("abgesagt", "verschoben", "ausgefallen", "nicht ", "fiel aus", "fallt aus"),
    others=(
        "(?:ihre?|seine?) (?:mann|frau|partner|partnerin|schwester|bruder|mutter|vater|sohn|tochter|chef|chefin"
        "|assistentin|assistent|kollegin|kollege) (?:rief|schrieb|hat (?:mich |mir )?(?:angerufen|geschrieben)|meldete)"
    ),
    verb_last=True,
)  # fmt: skip

_FR = _Wording(
    starts=(
        "(?:j'ai )?(?:essaye|tente|oublie) (?:de|d')|(?:toujours )?(?:pas|aucune|sans) (?:de )?(?:reponse|nouvelles?)"
        "|personne n'|n'a pas (?:repondu|rappele|ecrit)|pas (?:joignable|disponible)|en attente (?:de|d')"
    ),
    subjects="je|j'|nous|on|elle|il|elles|ils|ne|n'",
    mine="je|nous|on",
    negations="(?:n')?(?:ai |a |avons |avait )?(?:pas|jamais)(?: pu| reussi a| encore| eu le temps de)?",
    done="appel|ecri|vu|voir|rencontr|repon|joind|joint|parl|rappel|venu|contact|telephon",
    intentions="vais|allons|va|dois|devrais|voudrais|veux|compte|penser a|pense a|prevois de",
    verbs="appeler|ecrire|voir|rencontrer|inviter|rappeler|contacter|telephoner|lui ecrire|l'appeler|la voir|le voir",
    off="annulee?|reportee?|n'est pas venue?|n'a pas eu lieu|pas (?:elle|lui)(?= *$| *[.;!])",
    off_marks=("annule", "reporte", "pas "),
    others=(
        "(?:son|sa) (?:mari|femme|compagne|compagnon|soeur|frere|mere|pere|fils|fille|chef|assistante?|collegue) "
        "(?:m'a |a )(?:appele|ecrit|telephone|repondu)"
    ),
)  # fmt: skip

_ES = _Wording(
    starts=(
        "(?:intente|trate de|olvide|me olvide de|se me olvido)\\b|(?:sigue |todavia )?(?:sin|ninguna) (?:respuesta"
        "|noticias)|no hubo respuesta|nadie (?:contesto|respondio)|esperando (?:su )?respuesta"
    ),
    subjects="yo|nosotros|ella|el|ellos",
    mine="yo|nosotros",
    negations="(?:aun |todavia )?(?:no|nunca)(?: (?:me|le|la|lo|nos|pude|pudimos|logre|he|hemos|ha))*",
    done=(
        "llam|escrib|vi\\b|vimos|ver\\b|encontr|contest|respond|consegu|localiz|habl|vino|vinieron|aparec|qued|visit"
        "|contact"
    ),
    intentions="voy a|vamos a|debo|deberia|quiero|queria|tengo que|tenemos que|pienso|espero|quisiera|planeo",
    verbs="llamar|escribir|ver|quedar|invitar|visitar|hablar|contactar|llamarla|llamarlo|escribirle|verla|verlo|mandar",
    off="cancelad[oa]|aplazad[oa]|pospuest[oa]|no (?:vino|aparecio|se presento)|no (?:a )?(?:ella|el)(?= *$| *[.;!])",
    off_marks=("cancelad", "aplazad", "pospuest", "no "),
    others=(
        "su (?:marido|esposo|mujer|esposa|pareja|hermana|hermano|madre|padre|hijo|hija|jefe|jefa|asistente) "
        "(?:me )?(?:llamo|escribio|contesto|respondio)"
    ),
)  # fmt: skip

_PT = _Wording(
    starts=(
        "(?:tentei|esqueci(?:-me)? de|esqueci)\\b|(?:ainda )?(?:sem|nenhuma) (?:resposta|noticias)|nao houve resposta"
        "|ninguem (?:atendeu|respondeu)|a espera de resposta"
    ),
    subjects="eu|nos|ela|ele|eles",
    mine="eu|nos",
    negations="(?:ainda )?(?:nao|nunca)(?: (?:me|lhe|a|o|nos|consegui|conseguimos|pude))*",
    done="lig|escrev|vi\\b|vimos|ver\\b|encontr|atend|respond|consegu|fal|veio|vieram|aparec|visit|contact",
    intentions="vou|vamos|devo|devia|quero|queria|tenho de|tenho que|temos de|penso|espero|gostaria de|planeio",
    verbs="ligar|telefonar|escrever|ver|encontrar|convidar|visitar|falar|contactar|mandar|enviar|ligar-lhe|escrever-lhe",
    off="cancelad[oa]|adiad[oa]|desmarcad[oa]|nao (?:veio|apareceu)|nao (?:a |com )?(?:ela|ele)(?= *$| *[.;!])",
    off_marks=("cancelad", "adiad", "desmarcad", "nao "),
    others=(
        "[oa] (?:seu |sua |)(?:marido|mulher|esposa|companheir[oa]|irma|irmao|mae|pai|filh[oa]|chefe) "
        "(?:dela |dele )?(?:me )?(?:ligou|escreveu|telefonou|respondeu)"
    ),
)  # fmt: skip

# One of these words is in every line that may say so.
CALLED_OFF = frozenset(
    (
        "cancelled", "canceled", "postponed", "off", "through", "didn't", "didnt", "did", "no-show", "not", "stood",
        "abgesagt", "verschoben", "ausgefallen", "nicht", "aus", "annule", "annulee", "reporte", "reportee", "pas",
        "n'a", "n'est", "no", "cancelado", "cancelada", "aplazado", "aplazada", "pospuesto", "pospuesta", "adiado",
        "adiada", "desmarcado", "desmarcada", "nao",
    )
)  # fmt: skip
_WORDINGS = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "pt": _PT}
_SPOKEN_OF = pattern(r"[^.;!?(]{0,90}")  # where it may be said that something was called off
_CLAUSE_END = pattern(r",|[ ][-–—][ ]")


class _Patterns(NamedTuple):
    """What is looked for, of all languages set."""

    at_start: re.Pattern[str]
    off: re.Pattern[str]
    off_marks: tuple[str, ...]


def says_nothing_happened(text: str, languages: tuple[str, ...]) -> bool:
    """Whether the beginning of a folded text says that there was no exchange with the person."""
    return bool(_patterns(languages).at_start.match(text)) or says_called_off(text, languages)


def says_called_off(text: str, languages: tuple[str, ...]) -> bool:
    """Whether the first clause of a folded text (or the few words after it) says that it did not take place."""
    patterns = _patterns(languages)
    for mark in patterns.off_marks:
        if mark in text:
            break
    else:
        return False
    sentence = _SPOKEN_OF.match(text)
    found = patterns.off.search(sentence[0]) if sentence else None
    if not found:
        return False
    clause = _CLAUSE_END.search(text)
    if not clause or found.start() < clause.start():
        return True
    return text[clause.end() : found.start()].strip() in ("", "was", "is", "got", "it was")


@lru_cache(maxsize=8)
def _patterns(languages: tuple[str, ...]) -> _Patterns:
    wordings = [_WORDINGS[code] for code in languages if code in _WORDINGS]
    starts = "|".join(_start(wording) for wording in wordings)
    off = "|".join(wording.off for wording in wordings)
    marks = dict.fromkeys(mark for wording in wordings for mark in wording.off_marks)
    return _Patterns(re.compile(rf"(?:{starts})"), re.compile(rf"\b(?:{off})(?!\w)"), tuple(marks))


def _start(wording: _Wording) -> str:
    subject = rf"(?:(?:{wording.subjects})[ ']?(?<=[ '])){{0,2}}"
    mine = rf"(?:(?:{wording.mine}) )?"
    between = (
        r"(?:[^.;!?,]{0,50} )?" if wording.verb_last else r"(?:\w+ly |still |even |yet |also |not |lui |l'|la |le )?"
    )
    return (
        rf"(?:{wording.starts})|{subject}(?:{wording.negations}) (?:\w+ly |even |yet |quite |ever )?(?:{wording.done})"
        rf"|{mine}(?:{wording.intentions}) {between}(?:{wording.verbs})\b|(?:{wording.others})"
    )
