"""Stories as databases export them, in words and with names of our own."""

from __future__ import annotations

STORY = (
    "The harbour board of Tarnmouth voted on Tuesday night to keep the winter ferry running until"
    " at least the end of April, after three weeks of argument.",
    "The boat, which carries about 340 passengers a day across the estuary, had been due to stop at"
    " the end of the month.",
    "A review of fares and times is to be published in May.",
)
GERMAN = (
    "Der Kreistag von Tarnow hat am Dienstagabend beschlossen, die Winterfähre bis Ende April"
    " weiterfahren zu lassen.",
    "Eine Prüfung der Preise und Zeiten soll im Mai vorliegen, wie die Vorsitzende der"
    " Hafengesellschaft sagte.",
)
FRENCH = (
    "Le conseil du port de Tarnemouth a voté mardi soir le maintien de la navette d'hiver jusqu'à"
    " la fin du mois d'avril au moins.",
    "Une étude des tarifs et des horaires doit être publiée en mai, a précisé la présidente du"
    " conseil.",
)
DUTCH = (
    "Het havenbestuur van Tarnmonde besloot dinsdagavond dat het winterveer in elk geval tot eind"
    " april blijft varen.",
    "Een onderzoek naar tarieven en tijden verschijnt in mei, zei de voorzitter van het bestuur na"
    " afloop.",
)
SPANISH = (
    "La junta del puerto de Tarnemouth votó el martes por la noche mantener el transbordador de"
    " invierno al menos hasta finales de abril.",
    "En mayo se publicará un estudio de tarifas y horarios, según dijo la presidenta de la junta al"
    " terminar.",
)


def wrapped(head: str, story: tuple[str, ...], tail: str = "") -> str:
    return "\n\n".join(filter(None, (head.strip(), *story, tail.strip()))) + "\n"


LEXIS = wrapped(
    """
1 of 112 DOCUMENTS

The Tarnmouth Herald

March 3, 2020 Tuesday
First Edition

Winter ferry to run until April

BYLINE: Ondine Varrick

SECTION: NEWS; Pg. 6

LENGTH: 433 words
""",
    STORY,
    """
LOAD-DATE: March 4, 2020

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

Copyright 2020 Tarnmouth Media Ltd.
All Rights Reserved
""",
)
OLD_LEXIS = wrapped(
    """
1 of 1 DOCUMENT

Copyright 2003 Tarnmouth Media Ltd.
The Tarnmouth Herald

March 3, 2003, Monday

SECTION: NEWS; Pg. 6

LENGTH: 433 words

HEADLINE: Winter ferry to run until April

BYLINE: By Ondine Varrick, Transport Correspondent

DATELINE: TARNMOUTH

HIGHLIGHT: The boat will sail for two more months.

BODY:
""",
    STORY,
    """
GRAPHIC: PHOTO: The ferry at its berth. (PHOTOGRAPH BY Ana Ferro)

LOAD-DATE: March 4, 2003
""",
)
NEXIS_UNI = wrapped(
    """
Winter ferry to run until April

The Tarnmouth Herald
March 3, 2020 Tuesday

Copyright 2020 Tarnmouth Media Ltd. All Rights Reserved

Section: NEWS; Pg. 6
Length: 433 words
Byline: Ondine Varrick

Body
""",
    STORY,
    """
Graphic

The ferry at its berth on Tuesday.

Classification

Language: ENGLISH

Publication-Type: Newspaper

Subject: FERRIES (92%); HARBORS & PORTS (90%); COUNTIES (78%)

Industry: FERRIES (92%)

Geographic: TARNMOUTH, ENGLAND (79%)

Load-Date: March 4, 2020

End of Document
""",
)
LEXIS_DE = wrapped(
    """
Dokument 3 von 40

Tarnower Bote

3. März 2020 Dienstag
Regionalausgabe

Winterfähre fährt bis April

AUTOR: Ondine Varrick

RUBRIK: LOKALES; S. 6

LÄNGE: 433 Wörter
""",
    GERMAN,
    """
UPDATE: 4. März 2020

SPRACHE: GERMAN; DEUTSCH

GRAFIK: Die Fähre am Anleger. Foto: Ana Ferro

PUBLIKATIONSTYP: Zeitung

Copyright 2020 Tarnow Medien GmbH
Alle Rechte vorbehalten
""",
)
LEXIS_FR = wrapped(
    """
Document 2 de 15

La Gazette de Tarnemouth

mardi 3 mars 2020
Édition régionale

La navette d'hiver jusqu'en avril

AUTEUR: Ondine Varrick

RUBRIQUE: ACTUALITÉS; Pg. 6

LONGUEUR: 433 mots
""",
    FRENCH,
    """
DATE-CHARGEMENT: 4 mars 2020

LANGUE: FRENCH; FRANÇAIS

TYPE-PUBLICATION: Journal

Copyright 2020 Médias de Tarnemouth SA
Tous droits réservés
""",
)
LEXIS_NL = wrapped(
    """
Document 4 van 9

De Tarnmonder

3 maart 2020 dinsdag

Winterveer vaart tot april

AUTEUR: Ondine Varrick

RUBRIEK: Regio; Blz. 6

LENGTE: 433 woorden
""",
    DUTCH,
    """
LAADDATUM: 4 maart 2020

TAAL: DUTCH

PUBLICATIETYPE: Krant

Copyright 2020 Tarnmonde Media BV
Alle rechten voorbehouden
""",
)
LEXIS_ES = wrapped(
    """
Documento 5 de 20

El Heraldo de Tarnemouth

3 de marzo de 2020 martes

El transbordador de invierno seguirá hasta abril

AUTOR: Ondine Varrick

SECCIÓN: LOCAL; Pág. 6

LONGITUD: 433 palabras
""",
    SPANISH,
    """
FECHA DE CARGA: 4 de marzo de 2020

IDIOMA: SPANISH; ESPAÑOL

TIPO DE PUBLICACIÓN: Periódico

Copyright 2020 Medios de Tarnemouth SL
Todos los derechos reservados
""",
)
FACTIVA = wrapped(
    """
SE News
HD Winter ferry to run until
April
BY Ondine Varrick and Jo Cruz
WC 433 words
PD 3 March 2020
SN The Tarnmouth Herald
SC TARHER
ED First
PG 6
LA English
CY (c) 2020 Tarnmouth Media Ltd.
""",
    (f"LP {STORY[0]}", f"TD {STORY[1]}", STORY[2]),
    """
CO tarfer : Tarnmouth Ferries
NS gcat : Political/General News | gtrans : Transport
RE uk : United Kingdom
PUB Tarnmouth Media Ltd.
AN Document TARHER0020200303eg3300012
""",
)
FACTIVA_CODES_ALONE = wrapped(
    "\n\n".join(
        (
            *(
                "HD",
                "Winter ferry to run until April",
                "BY",
                "By Ondine Varrick",
                "WC",
                "433 words",
            ),
            *("PD", "3 March 2020", "SN", "The Tarnmouth Herald", "SC", "TARHER", "LA", "English"),
            *("CY", "Copyright 2020 Tarnmouth Media Ltd.", "LP"),
        )
    ),
    (STORY[0], "TD", *STORY[1:]),
    "\n\n".join(
        (
            *("NS", "gcat : Political/General News", "RE", "uk : United Kingdom"),
            *("AN", "Document TARHER0020200303eg3300012"),
        )
    ),
)
FACTIVA_WITHOUT_CODES = wrapped(
    """
News
Winter ferry to run until April
Ondine Varrick
433 words
3 March 2020
08:15
The Tarnmouth Herald
TARHER
First
6
English
(c) 2020 Tarnmouth Media Ltd. All rights reserved
""",
    STORY,
    "Document TARHER0020200303eg3300012",
)
FACTIVA_DE = wrapped(
    """
Winterfähre fährt bis April
Von Ondine Varrick
433 Wörter
3. März 2020
Tarnower Bote
TARBOT
6
Deutsch
(c) 2020 Tarnow Medien GmbH
""",
    GERMAN,
    "Dokument TARBOT0020200303eg330000x",
)
PROQUEST = wrapped(
    """
Winter ferry to run until April

Author: Varrick, Ondine; Cruz, Jo

Publication info: The Tarnmouth Herald ; Tarnmouth, England [Tarnmouth, England]. 03 Mar 2020: A.6.

ProQuest document link
""",
    (f"Full text: {STORY[0]}", *STORY[1:]),
    """
Subject: Ferries; Fares; County councils

Location: Tarnmouth

Title: Winter ferry to run until April

Publication title: The Tarnmouth Herald

Pages: A.6

Publication year: 2020

Publication date: Mar 3, 2020

ISSN: 1234-5679

Source type: Newspapers

Language of publication: English

Document type: News

ProQuest document ID: 2371234567

Document URL: https://example.com/docview/2371234567

Last updated: 2020-03-04

Database: Example Newsstream
""",
)
PRESSREADER = wrapped(
    """
Article Name:Winter ferry to run until April
Publication:The Tarnmouth Herald
Section:NEWS
Author:By Ondine Varrick
Start Page:6
End Page:6
""",
    STORY,
    """
PressReader.com +1 604 278 4604
ORIGINAL COPY . ORIGINAL COPY . COPYRIGHT AND PROTECTED BY APPLICABLE LAW
""",
)
NEWSBANK = wrapped(
    """
Winter ferry to run until April
Tarnmouth Herald, The (England) - March 3, 2020
Author: Ondine Varrick, Staff Writer
Section: News
Page: A6
Readability: 12 grade level (Lexile: 1320)
""",
    STORY,
    """
Record Number: 12AB34CD56
Copyright (c) 2020 The Tarnmouth Herald. All Rights Reserved.
""",
)
GALE = wrapped(
    """
Winter ferry to run until April

Author: Ondine Varrick
Date: Mar. 3, 2020
From: The Tarnmouth Herald(Tarnmouth, England)
Publisher: Tarnmouth Media Ltd.
Document Type: Article
Length: 433 words
Content Level: (Level 3)
Lexile Measure: 1200L
Full Text:
COPYRIGHT 2020 Tarnmouth Media Ltd.
http://www.example.com/
""",
    STORY,
    """
Source Citation (MLA 9th Edition)
Varrick, Ondine. "Winter ferry to run until April." The Tarnmouth Herald, 3 Mar. 2020. Gale In \
Context: Newspapers, link.gale.com/apps/doc/A616161616/STND.
Gale Document Number: GALE|A616161616
""",
)
EUROPRESSE = wrapped(
    """
La Gazette de Tarnemouth
France, mardi 3 mars 2020 822 mots, p. 6

La navette d'hiver jusqu'en avril
Ondine Varrick
""",
    FRENCH,
    """
© 2020 La Gazette de Tarnemouth. Tous droits réservés. Le présent document est protégé par les \
lois et conventions internationales sur le droit d'auteur.

Certificat émis le 4 mars 2020 à Université-de-Tarnemouth à des fins de visualisation personnelle \
et temporaire.

news·20200303·GT·3456789
""",
)
EUROPRESSE_NEW = wrapped(
    """
Nom de la source
La Gazette de Tarnemouth
Type de source
Presse • Journaux
Périodicité
Quotidien
Couverture géographique
Régionale
Provenance
Tarnemouth, France

p. 6
Mardi 3 mars 2020
La Gazette de Tarnemouth • p. 6 • 822 mots

La navette d'hiver jusqu'en avril
Ondine Varrick
""",
    FRENCH,
    """
© 2020 La Gazette de Tarnemouth. Tous droits réservés.
Ce document est destiné à l'usage exclusif de l'utilisateur désigné par Europresse et ne peut \
faire l'objet d'aucune autre utilisation ou diffusion auprès de tiers.
""",
)
ROW = wrapped(
    "title: Winter ferry to run until April",
    (f"text: {STORY[0]}", *STORY[1:]),
    """
summary: The boat will sail for two more months.
authors: Ondine Varrick
publish_date: 2020-03-03
url: https://news.example/winter-ferry
domain: news.example
""",
)
