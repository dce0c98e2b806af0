"""Words that tell a kind when neither a tag nor a field does, by language.

The rule: only the first words of an entry count. Small words at the beginning are passed over ("had a quick"),
and a subject is taken note of: "she wrote" goes the other way than "I wrote". Then the longest phrase of the
list that the text goes on with decides. Words that could as well tell something else ("asked about", "gave a
talk") are left out: a kind that is not found costs less than one that is wrong. All is compared without case
and diacritics.
"""

from __future__ import annotations

from typing import NamedTuple

from netnotes.model import Kind


class Language(NamedTuple):
    """The words of one language; phrases are parted by commas."""

    kinds: dict[Kind, str]
    fillers: str  # passed over at the beginning
    me: str  # the writer as subject
    them: str  # the other as subject
    with_words: str  # before the links of others who took part
    and_words: str  # between them


_EN = Language(
    kinds={
        "met": (
            "coffee, coffees, espresso, tea, lunch, lunched, dinner, dined, breakfast, brunch, drinks, drink, "
            "beer, beers, pint, pints, pub, bbq, barbecue, picnic, walk, walked, hike, hiked, meeting, met, met "
            "up, meetup, meet up, visit, visited, visited by, party, wedding, conference, bumped into, went for, "
            "went out, came over, came by, came for, stopped by, dropped by, visited me, visited us, ran into, "
            "run into, hiking, went hiking, hung out, in person, face to face, f2f, site visit, offsite"
        ),
        "call": (
            "call, calls, called, phone, phoned, telephone, telephoned, rang, zoom, zoomed, skype, skyped, "
            "facetime, facetimed, teams meeting, google meet, hangout, hangouts, video call, video chat, "
            "videocall, phone call, voice call, whatsapp call, teams call, spoke on the phone, spoke about, talked "
            "on the phone, spoke by phone, talked by phone, spoke with, spoke to, talked with, talked to, talked "
            "about, talked, met online, met virtually, met on zoom, met via, met over zoom, met on teams, virtual "
            "coffee, virtual lunch, virtual meeting, online meeting, online coffee, online call, remote coffee"
        ),
        "message": (
            "message, messaged, email, emailed, e-mail, e-mailed, mail, mailed, text, texted, text message, wrote, "
            "write, letter, postcard, birthday card, christmas card, sms, dm, dmed, dm'd, whatsapp, whatsapped, "
            "telegram, slacked, slack message, signal message, linkedin message, chat message, voicemail, voice "
            "message, left a voicemail, left a message, pinged, followed up, replied, reply sent, responded, "
            "answered, reached out, sent, invited, congratulated, thanked, wished, nudged, reminded, checked in"
        ),
        "reply": (
            "wrote back, wrote me, wrote to me, emailed me, texted me, messaged me, mailed me, replied to me, "
            "answered me, pinged me, got a reply, got an answer, got a message, got an email, got a letter, heard "
            "back, heard from, received a reply, received an answer, received a message, received an email, "
            "received a letter, received a card, reached out to me, invited me, thanked me, congratulated me, sent "
            "me, checked in on me, incoming, inbound, email from, message from, letter from, text from, mail from, "
            "reply from, answer from"
        ),
        "shared": (
            "shared a, shared an, shared my, shared the, shared some, shared article, shared link, shared with "
            "her, shared with him, shared with them, sent an article, sent a link, sent article, sent link, sent "
            "her an article, sent him an article, sent them an article, sent her a link, sent him a link, sent "
            "them a link, forwarded"
        ),
        "intro": (
            "intro, introduced, introduced her, introduced him, introduced them, introduction, made an intro, made "
            "an introduction, connected her with, connected him with, connected them with"
        ),
        "intro-from": (
            "introduced me, introduced us, connected me with, connected me to, got an intro, got an introduction, "
            "intro from, introduction from"
        ),
        "referred": (
            "referred her, referred him, referred them, recommended her, recommended him, recommended them, "
            "referral for, vouched for"
        ),
        "referred-me": "referred me, recommended me, vouched for me, got a referral, referral from",
        "gave": (
            "gave her, gave him, gave them, gave feedback, gave advice, gave help, lent, lent her, lent him, lent "
            "them, reviewed her, reviewed his, reviewed their, proofread, mentored, coached, advised"
        ),
        "received": (
            "gave me, lent me, helped me, helped us, help from, got help, got advice, got feedback, received help, "
            "received advice, received feedback, advised me, mentored me, coached me, advice from"
        ),
        "asked": (
            "asked for, asked her for, asked him for, asked them for, asked her to, asked him to, asked them to, "
            "requested, asked a favour, asked a favor"
        ),
        "they-asked": (
            "asked me for, asked me to, asked us for, asked us to, request from, asked if i could, asked whether i "
            "could"
        ),
        "granted": "said yes, she said yes, he said yes, they said yes",
        "declined": "said no, she declined, he declined, they declined, turned me down",
        "offered": "offered, offered to, offered help, offered to help, offered her, offered him, offered them",
        "help": "help, helped, helping, favour, favor",
    },
    fillers=(
        "a, an, the, had, have, having, did, quick, quickly, short, long, great, good, nice, lovely, brief, first, "
        "second, another, early, late, our, my, some, just, also, then, finally, today, morning, afternoon, "
        "evening, weekly, monthly, regular, catch-up, in-person, monday, tuesday, wednesday, thursday, friday, "
        "saturday, sunday, again"
    ),
    me="i, we, i've, we've",
    them="she, he, they",
    with_words="with, w/, w",
    and_words="and, &, +, plus",
)

_DE = Language(
    kinds={
        "met": (
            "kaffee, mittagessen, abendessen, fruhstuck, bier, biere, getroffen, treffen, traf, trafen, essen, "
            "spaziergang, spazieren, wanderung, besuch, besucht, besuchte, besprechung, hochzeit, feier, grillen, "
            "personlich, uns getroffen, zufallig getroffen"
        ),
        "call": (
            "telefonat, telefoniert, telefonierte, telefon, anruf, angerufen, rief an, gesprochen, videoanruf, "
            "videocall, videotelefonat, videokonferenz, zoom, skype, teams, am telefon"
        ),
        "message": (
            "nachricht, mail, e-mail, email, brief, postkarte, karte, geschrieben, schrieb, gemailt, geantwortet, "
            "antwortete, sms, whatsapp, gratuliert, eingeladen, bedankt, geschickt"
        ),
        "reply": (
            "antwort von, nachricht von, mail von, e-mail von, brief von, antwort bekommen, antwort erhalten, "
            "schrieb mir, schrieb zuruck, antwortete mir, hat geantwortet, hat geschrieben, hat mir geschrieben, "
            "meldete sich, hat sich gemeldet, lud mich ein"
        ),
        "shared": "artikel geschickt, link geschickt, artikel geteilt, link geteilt, geteilt, weitergeleitet",
        "intro": "vorgestellt, bekannt gemacht",
        "intro-from": "stellte mich vor, hat mich vorgestellt, machte mich bekannt",
        "referred": "weiterempfohlen, empfahl sie, empfahl ihn",
        "referred-me": "empfahl mich, hat mich empfohlen",
        "gave": "half ihr, half ihm, half ihnen, gab ihr, gab ihm, gab ihnen",
        "received": ("half mir, half uns, hat mir geholfen, hat uns geholfen, gab mir, hilfe von, hilfe bekommen"),
        "asked": "gebeten, bat sie um, bat ihn um, bat um, um hilfe gebeten",
        "they-asked": "bat mich, hat mich gebeten, bittet mich, fragte mich um",
        "granted": "zugesagt, sagte zu",
        "declined": "abgesagt, abgelehnt, sagte ab, lehnte ab",
        "offered": "angeboten, hilfe angeboten, bot an, bot ihr, bot ihm",
        "help": "geholfen, hilfe",
    },
    fillers=(
        "ein, eine, einen, einem, der, die, das, den, habe, haben, hatte, hatten, kurz, kurzes, kurzer, kurze, "
        "langes, langer, lange, gutes, guter, gute, schones, schoner, schone, gemeinsames, gemeinsamer, erstes, "
        "erster, erste, heute, uns, zum, beim, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, "
        "sonntag, wieder"
    ),
    me="ich, wir",
    them="sie, er",
    with_words="mit",
    and_words="und, sowie",
)

_FR = Language(
    kinds={
        "met": (
            "cafe, dejeuner, dejeune, diner, dine, petit-dejeuner, biere, bieres, verre, apero, rencontre, "
            "rencontres, vu, vus, balade, promenade, randonnee, visite, reunion, mariage, fete, croise, en "
            "personne"
        ),
        "call": (
            "appel, appele, telephone, telephonee, coup de fil, visio, visioconference, appel video, zoom, skype, "
            "teams, parle au telephone"
        ),
        "message": (
            "message, mail, e-mail, email, courriel, courrier, lettre, carte, carte postale, ecrit, repondu, sms, "
            "texto, whatsapp, envoye, felicite, invite, remercie, relance"
        ),
        "reply": (
            "reponse de, message de, mail de, courriel de, lettre de, m'a ecrit, m'a repondu, m'a envoye, m'a "
            "invite, m'a invitee, a repondu, a ecrit, recu un message, recu un mail, recu une reponse, recu une "
            "lettre"
        ),
        "shared": (
            "article envoye, lien envoye, partage, article partage, lien partage, envoye un article, envoye un "
            "lien, transfere"
        ),
        "intro": "presente, mis en relation, mise en relation",
        "intro-from": "m'a presente, m'a presentee, m'a mis en relation, m'a mise en relation",
        "referred": "recommande",
        "referred-me": "m'a recommande, m'a recommandee",
        "gave": "l'ai aide, l'ai aidee, lui ai donne, lui ai prete",
        "received": "m'a aide, m'a aidee, m'a donne, m'a prete, nous a aides, aide de, recu de l'aide",
        "asked": "demande un service, demande de l'aide, lui ai demande",
        "they-asked": "m'a demande, nous a demande, demande de sa part",
        "granted": "a accepte, a dit oui",
        "declined": "a refuse, a decline, a dit non",
        "offered": "propose mon aide, offert mon aide, lui ai propose",
        "help": "aide, aidee",
    },
    fillers=(
        "un, une, le, la, les, l, ai, avons, avais, eu, pris, fait, passe, petit, petite, grand, long, longue, "
        "court, courte, bref, breve, bon, bonne, premier, premiere, aujourd'hui, au, du, de, des, ensemble, se, "
        "s'est, sommes, j'ai, a, suis, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche"
    ),
    me="je, j, nous, on",
    them="elle, il, elles, ils",
    with_words="avec",
    and_words="et, ainsi que",
)

_ES = Language(
    kinds={
        "met": (
            "cafe, comida, comimos, almuerzo, almorzamos, cena, cenamos, desayuno, desayunamos, cerveza, cervezas, "
            "canas, copas, quedamos, nos vimos, vi, paseo, paseamos, caminata, visita, visite, visitamos, reunion, "
            "encuentro, nos encontramos, boda, fiesta, en persona"
        ),
        "call": (
            "llamada, llame, llamamos, hable, hablamos, hable por telefono, telefono, por telefono, videollamada, "
            "zoom, skype, teams"
        ),
        "message": (
            "mensaje, correo, email, e-mail, carta, postal, tarjeta, escribi, le escribi, les escribi, conteste, "
            "le conteste, respondi, le respondi, sms, whatsapp, mande, le mande, envie, le envie, invite, le "
            "invite, felicite, le felicite, agradeci"
        ),
        "reply": (
            "mensaje de, correo de, carta de, respuesta de, me escribio, escribio, me contesto, contesto, me "
            "respondio, respondio, me mando, me envio, me invito, recibi un mensaje, recibi un correo, recibi una "
            "carta, recibi respuesta"
        ),
        "shared": (
            "comparti, le comparti, articulo, enlace, le envie un articulo, le mande un articulo, le envie un "
            "enlace, le mande un enlace, reenvie"
        ),
        "intro": "presente, le presente a, la presente a, lo presente a",
        "intro-from": "me presento, nos presento",
        "referred": "recomende, la recomende, lo recomende, le recomende a",
        "referred-me": "me recomendo",
        "gave": "ayude, le ayude, la ayude, lo ayude, les ayude, le di, le preste, le aconseje",
        "received": "me ayudo, nos ayudo, me dio, me presto, me aconsejo, recibi ayuda, ayuda de",
        "asked": "pedi, le pedi, les pedi, pedi un favor",
        "they-asked": "me pidio, nos pidio, me pidieron",
        "granted": "acepto, dijo que si",
        "declined": "rechazo, dijo que no",
        "offered": "ofreci, le ofreci, ofreci ayuda, le ofreci ayuda",
        "help": "ayuda",
    },
    fillers=(
        "un, una, el, la, los, las, al, tuve, tuvimos, tomamos, tome, hicimos, breve, corto, corta, largo, larga, "
        "rapido, rapida, buen, buena, primer, primera, hoy, fuimos, he, hemos, lunes, martes, miercoles, jueves, "
        "viernes, sabado, domingo"
    ),
    me="yo, nosotros, nosotras",
    them="ella, el, ellos, ellas",
    with_words="con",
    and_words="y, e",
)

_PT = Language(
    kinds={
        "met": (
            "cafe, almoco, almocei, almocamos, jantar, jantei, jantamos, cerveja, cervejas, copo, copos, encontro, "
            "encontrei, encontramos, encontramo-nos, nos encontramos, vi, visita, visitei, visitamos, passeio, "
            "caminhada, reuniao, casamento, festa, pessoalmente, em pessoa"
        ),
        "call": (
            "chamada, ligacao, liguei, ligamos, telefonema, telefonei, falei, falamos, falamos ao telefone, falei "
            "ao telefone, videochamada, videoconferencia, zoom, skype, teams, por telefone"
        ),
        "message": (
            "mensagem, email, e-mail, correio, carta, postal, cartao, escrevi, lhe escrevi, escrevi-lhe, respondi, "
            "sms, whatsapp, mandei, mandei-lhe, enviei, enviei-lhe, convidei, agradeci"
        ),
        "reply": (
            "mensagem de, email de, e-mail de, carta de, resposta de, escreveu, escreveu-me, me escreveu, "
            "respondeu, respondeu-me, me respondeu, mandou-me, me mandou, enviou-me, me enviou, convidou-me, me "
            "convidou, recebi uma mensagem, recebi um email, recebi uma carta, recebi resposta"
        ),
        "shared": (
            "partilhei, compartilhei, artigo, link, enviei um artigo, mandei um artigo, enviei um link, mandei um "
            "link, reencaminhei, encaminhei"
        ),
        "intro": "apresentei, apresentei-a, apresentei-o, apresentei-lhe",
        "intro-from": "apresentou-me, me apresentou",
        "referred": "recomendei, recomendei-a, recomendei-o, indiquei",
        "referred-me": "recomendou-me, me recomendou, indicou-me, me indicou",
        "gave": "ajudei, ajudei-a, ajudei-o, dei-lhe, lhe dei, emprestei, emprestei-lhe",
        "received": (
            "ajudou-me, me ajudou, nos ajudou, deu-me, me deu, emprestou-me, me emprestou, ajuda de, recebi ajuda"
        ),
        "asked": "pedi, pedi-lhe, pedi um favor, pedi ajuda",
        "they-asked": "pediu-me, me pediu, nos pediu",
        "granted": "aceitou, disse que sim",
        "declined": "recusou, disse que nao",
        "offered": "ofereci, ofereci-lhe, ofereci ajuda",
        "help": "ajuda",
    },
    fillers=(
        "um, uma, o, a, os, as, ao, tive, tivemos, tomamos, tomei, fizemos, breve, curto, curta, longo, longa, "
        "rapido, rapida, bom, boa, primeiro, primeira, hoje, fomos, sabado, domingo, segunda, terca, quarta, quinta, "
        "sexta"
    ),
    me="eu, nos",
    them="ela, ele, elas, eles",
    with_words="com",
    and_words="e",
)

LANGUAGES: dict[str, Language] = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "pt": _PT}

# In a field or in brackets after the date a single word is a statement, not a guess; these are meant so only there.
FIELD_WORDS: dict[Kind, str] = {
    "met": "in-person, inperson, irl, face-to-face, person, personally, 1:1 in person, event, gathering, meal",
    "call": (
        "tel, voice, audio, online, remote, virtual, conference call, facetime audio, google meet, meet, webex, "
        "jitsi, spoken, phone/video, teams"
    ),
    "message": (
        "mailing, post, written, chat, imessage, instagram, facebook, messenger, twitter, mastodon, threema, "
        "matrix, wechat, signal, slack, discord, linkedin, card, dm, pm, outreach, outbound, messages, texts, "
        "emails"
    ),
    "reply": "response",
    "shared": "article, link, share, content",
    "gave": "helped them, gave help",
    "received": "helped me, got help",
}
