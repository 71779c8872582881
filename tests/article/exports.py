"""Exports of press archives as they look, with invented articles."""

from __future__ import annotations

LEXISNEXIS = """\
                               1 of 2 DOCUMENTS



                                 de Volkskrant

                            12 maart 2014 woensdag

Fabriek sluit na brand

BYLINE: TOM PEETERS

SECTION: Ten eerste; Blz. 3

LENGTH: 523 woorden

DATELINE: EINDHOVEN

De fabriek in Eindhoven gaat dicht na een zware brand die vorige week drie
gebouwen in de as legde, zo zei directeur Sofie
Deconinck gisteren.

"Wij leggen het werk neer", zegt Nora Claes.

LOAD-DATE: March 12, 2014

LANGUAGE: DUTCH; NEDERLANDS

PUBLICATION-TYPE: Krant

Copyright 2014 de Persgroep Nederland BV
All Rights Reserved

                               2 of 2 DOCUMENTS

NRC Handelsblad

13 maart 2014 donderdag

Minister wil onderzoek

SECTION: BINNENLAND; Blz. 5

LENGTH: 120 woorden

De minister wil een onderzoek. Dat zei ze in de Kamer.

LOAD-DATE: March 13, 2014
"""

NEXIS_UNI = """\
User Name: =
Date and Time: = donderdag 12 maart 2020
Job Number: = 111
Documents (2)
1. Fabriek sluit na brand
2. Minister wil onderzoek

Fabriek sluit na brand
de Volkskrant
12 maart 2014 woensdag
Copyright 2014 DPG Media B.V. All Rights Reserved

Section: Ten eerste; Blz. 3
Length: 523 words
Byline: TOM PEETERS
Highlight: Drie gebouwen in de as.

Body


De fabriek in Eindhoven gaat dicht na een zware brand.

"Wij leggen het werk neer", zegt Nora Claes.

Graphic

De fabriek, gisteren.

Load-Date: March 12, 2014


End of Document

Minister wil onderzoek
NRC Handelsblad
13 maart 2014 donderdag
Copyright 2014 NRC All Rights Reserved

Section: BINNENLAND; Blz. 5
Length: 120 words

Body

De minister wil een onderzoek. Dat zei ze in de Kamer.

Load-Date: March 13, 2014

End of Document
"""

FACTIVA_CODES = """\
SE Ten eerste
HD
Fabriek sluit na brand

BY
TOM PEETERS

WC
523 woorden

PD
12 maart 2014

SN
de Volkskrant

SC
VOLKSK

PG
3

LA
Nederlands

CY
Copyright 2014

LP
De fabriek in Eindhoven gaat dicht na een zware brand.

TD
"Wij leggen het werk neer", zegt Nora Claes.

AN
Document VOLKSK0020140312ea3c0001x

SE BINNENLAND
HD Minister wil onderzoek
WC 120 woorden
PD 13 maart 2014
SN NRC Handelsblad
PG 5
LP De minister wil een onderzoek. Dat zei ze in de Kamer.
AN Document NRCH0020140313ea3d00001
"""

FACTIVA_DISPLAY = """\
Fabriek sluit na brand
Door TOM PEETERS
523 woorden
12 maart 2014
de Volkskrant
VOLKSK
Ten eerste
3
Nederlands
Copyright 2014 DPG Media

De fabriek in Eindhoven gaat dicht na een zware brand.

"Wij leggen het werk neer", zegt Nora Claes.

Document VOLKSK0020140312ea3c0001x

Minister wil onderzoek
120 woorden
13 maart 2014
NRC Handelsblad
NRCH
BINNENLAND
5
Nederlands
(c) 2014 NRC

De minister wil een onderzoek. Dat zei ze in de Kamer.

Document NRCH0020140313ea3d00001
"""

EUROPRESSE = """\
de Volkskrant

woensdag 12 maart 2014
523 woorden, p. 3

Fabriek sluit na brand
TOM PEETERS

De fabriek in Eindhoven gaat dicht na een zware brand.

"Wij leggen het werk neer", zegt Nora Claes.

© 2014 de Persgroep. Alle rechten voorbehouden.
news·20140312·VK·0123

NRC Handelsblad

donderdag 13 maart 2014 • p. 5

Minister wil onderzoek

De minister wil een onderzoek. Dat zei ze in de Kamer.

© 2014 NRC. Alle rechten voorbehouden.
news·20140313·NRC·0456
"""

EUROPRESSE_PAGE = """<html><head><title>Europresse</title></head><body>
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">de Volkskrant</span></div>
<span class="DocHeader">woensdag 12 maart 2014, p. 3</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Fabriek sluit na brand</p></div>
<p class="sm-margin-bottomNews">TOM PEETERS</p></header>
<section><div class="docOcurrContainer"><p>De fabriek in Eindhoven gaat dicht na een zware brand.</p>
<p>"Wij leggen het werk neer", zegt Nora Claes.</p></div></section>
<footer><div class="publiC-lblNodoc">news·20140312·VK·0123</div></footer></article>
<article><header><span class="DocPublicationName">NRC Handelsblad</span>
<span class="DocHeader">donderdag 13 maart 2014 - p. 5</span>
<div class="titreArticle"><p class="titreArticleVisu">Minister wil onderzoek</p></div></header>
<section><div class="docOcurrContainer"><p>De minister wil een onderzoek. Dat zei ze in de Kamer.</p></div></section>
</article></body></html>
"""

GOPRESS = """\
de Volkskrant - 12 Mrt. 2014
Pagina 3

Fabriek sluit na brand

TOM PEETERS

De fabriek in Eindhoven gaat dicht na een zware brand.

"Wij leggen het werk neer", zegt Nora Claes.

© 2014 De Persgroep Publishing - Alle rechten voorbehouden
Gopress

NRC Handelsblad* - 13 Mrt. 2014 - Pagina 5

Minister wil onderzoek

De minister wil een onderzoek. Dat zei ze in de Kamer.

Copyright © 2014 NRC. Alle rechten voorbehouden
"""

GOPRESS_FIELDS = """\
Titel: Fabriek sluit na brand
Bron: de Volkskrant
Datum: 12/03/2014
Pagina: 3
Auteur: TOM PEETERS
Tekst:
De fabriek in Eindhoven gaat dicht na een zware brand.

"Wij leggen het werk neer", zegt Nora Claes.

Titel: Minister wil onderzoek
Bron: NRC Handelsblad
Datum: 13/03/2014
Pagina: 5

De minister wil een onderzoek. Dat zei ze in de Kamer.
"""


def pdf(lines: list[str]) -> bytes:
    """Make the least that is a PDF: a page with lines of text at their places."""
    words = "\n".join(f"BT /F1 11 Tf 50 {800 - 14 * n} Td ({line}) Tj ET" for n, line in enumerate(lines))
    stream = words.encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        b"/Encoding /WinAnsiEncoding >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\n" % table
    return out + b"startxref\n%d\n%%%%EOF\n" % start
