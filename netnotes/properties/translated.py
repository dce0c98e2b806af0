"""Keys and headings in German, French, Spanish and Portuguese, for the properties that vaults in them have most.

They compare as the English ones do, without diacritics besides. A word that means two things in the five languages
is left out.
"""

from __future__ import annotations

# Fields of model.Profile -> keys, parted by commas. Without diacritics, spaces as they are.
KEYS: dict[str, str] = {
    "company": (
        "firma, arbeitgeber, unternehmen, entreprise, societe, employeur, empresa, compania, empleador, companhia"
    ),
    "role": "rolle, beruf, funktion, metier, poste, fonction, profession, cargo, puesto, profesion, profissao, funcao",
    "emails": "courriel, correo, correo electronico, adresse mail, e-mail adresse",
    "phones": "telefon, telefonnummer, handy, mobil, portable, telefono, movil, celular, telefone, telemovel",
    "location": (
        "ort, wohnort, stadt, adresse, anschrift, ville, lieu, ciudad, ubicacion, direccion, cidade, morada, endereco, "
        "localizacao"
    ),
    "birthday": (
        "geburtstag, geburtsdatum, geboren, geboren am, anniversaire, date de naissance, naissance, ne le, nee le, "
        "cumpleanos, fecha de nacimiento, nacimiento, data de nascimento, nascimento"
    ),
    "met": "kennengelernt, kennengelernt am, erstes treffen, rencontre le, conocido el, conhecido em",
    "known_since": "bekannt seit, connu depuis, conocido desde, conhecido desde",
    "how_met": "wie kennengelernt, wie wir uns kennen, comment rencontre, como nos conocimos, como nos conhecemos",
    "family": "familie, kinder, partnerin, famille, enfants, conjoint, familia, hijos, pareja, filhos, companheiro",
    "interests": (
        "interessen, hobbys, themen, interets, centres d'interet, loisirs, intereses, aficiones, interesses, "
        "passatempos"
    ),
    "past": "vergangenheit, hintergrund, werdegang, passe, parcours, pasado, trayectoria, passado, percurso",
    "offers": (
        "bietet, fahigkeiten, kann helfen mit, offre, competences, ofrece, habilidades, oferece, competencias"
    ),
    "needs": "braucht, sucht, bedarf, besoins, cherche, necesita, necesidades, busca, precisa, necessidades, procura",
    "relation": "beziehung, relacion, relacao",
    "cadence_days": "rhythmus, turnus, haufigkeit, kontaktrhythmus, frequence, frecuencia, frequencia",
    "last_contact": (
        "letzter kontakt, zuletzt gesprochen, letztes gesprach, zuletzt gesehen, dernier contact, derniere rencontre, "
        "ultimo contacto, ultimo contato"
    ),
    "next_contact": (
        "nachster kontakt, wiedervorlage, prochain contact, proximo contacto, proximo contato"
    ),
}  # fmt: skip

# Fields -> headings of sections in the body.
HEADINGS: dict[str, str] = {
    "family": "familie, kinder, partnerin, famille, enfants, familia, hijos, pareja, filhos",
    "interests": (
        "interessen, hobbys, interessen und hobbys, vorlieben, themen, interets, centres d interet, loisirs, "
        "intereses, aficiones, interesses, passatempos"
    ),
    "past": (
        "vergangenheit, hintergrund, werdegang, lebenslauf, ausbildung, passe, parcours, formation, pasado, "
        "trayectoria, passado, percurso"
    ),
    "milestones": "meilensteine, lebensereignisse, etapes, hitos, marcos",
    "offers": "bietet, fahigkeiten, kann helfen mit, competences, offre, habilidades, ofrece, competencias, oferece",
    "needs": "braucht, sucht, bedarf, besoins, cherche, necesita, necesidades, busca, precisa, necessidades, procura",
    "how_met": (
        "kennengelernt, wie wir uns kennen, wie wir uns kennengelernt haben, comment on s est rencontres, rencontre, "
        "como nos conocimos, como nos conhecemos"
    ),
    "communities": "kreise, gruppen, cercles, groupes, circulos, grupos",
}
