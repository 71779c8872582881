"""Kinds of fault that readers reported, each with the right value: who speaks, in which words, who is an actor."""

from __future__ import annotations

import pytest

from analysis import portray

#: Texts, what is quoted (kind, words, speakers), and the mentions (words, actor).
FAULTS = {
    "function with a capital behind the verb": (
        "“Wij willen opheldering”, zegt Kamerlid Jan Bos.",
        [("direct", "Wij willen opheldering", ["jan-bos"])],
        [("Kamerlid Jan Bos", "jan-bos")],
    ),
    "function with a capital and an ordinal": (
        "“Wij willen opheldering”, zegt Tweede Kamerlid Bos (CDA).",
        [("direct", "Wij willen opheldering", ["bos"])],
        [("Kamerlid Bos", "bos")],
    ),
    "function with a capital and its field": (
        "“Ja”, zegt Officier van Justitie Els Maas.",
        [("direct", "Ja", ["els-maas"])],
        [("Officier van Justitie Els Maas", "els-maas")],
    ),
    "function with a capital behind aldus": (
        "“Nee”, aldus Burgemeester Vos.",
        [("direct", "Nee", ["vos"])],
        [("Burgemeester Vos", "vos")],
    ),
    "function with a capital that the parser does not link": (
        "“We zijn er bijna”, vertelt Projectleider Ruben Claes.",
        [("direct", "We zijn er bijna", ["ruben-claes"])],
        [("Projectleider Ruben Claes", "ruben-claes")],
    ),
    "titles in short": (
        "Prof. dr. Anja Maes (UGent) zegt dat het werkt. “Echt waar”, zegt Prof. Maes.",
        [("indirect", "dat het werkt", ["anja-maes"]), ("direct", "Echt waar", ["anja-maes"])],
        [("Prof. dr. Anja Maes", "anja-maes"), ("Prof. Maes", "anja-maes")],
    ),
    "mrs in short": (
        "“Schande”, zegt mevr. Vandenberghe.",
        [("direct", "Schande", ["vandenberghe"])],
        [("mevr. Vandenberghe", "vandenberghe")],
    ),
    "title with a capital that the tagger takes into the name": (
        "“Nee”, zegt Schepen Van Hecke.",
        [("direct", "Nee", ["van-hecke"])],
        [("Schepen Van Hecke", "van-hecke")],
    ),
    "title with a capital at the begin of a sentence": (
        "Meester Loos verdedigt de man. “Hij is ziek”, zegt meester Loos.",
        [("direct", "Hij is ziek", ["loos"])],
        [("Meester Loos", "loos"), ("de man", "man"), ("Hij", "man"), ("meester Loos", "loos")],
    ),
    "title in short without a stop": (
        "“Nee”, zegt Dr Anja Maes. Volgens Drs Maes is het veilig.",
        [("direct", "Nee", ["anja-maes"]), ("indirect", "is het veilig", ["anja-maes"])],
        [("Dr Anja Maes", "anja-maes"), ("Drs Maes", "anja-maes")],
    ),
    "member of a body with a capital": (
        "“Dit kan zo niet langer”, aldus Statenlid Karin Smeets.",
        [("direct", "Dit kan zo niet langer", ["karin-smeets"])],
        [("Statenlid Karin Smeets", "karin-smeets")],
    ),
    "office of a place before a name": (
        "“Ik ga”, zegt burgemeester van Lier Rita Bos.",
        [("direct", "Ik ga", ["rita-bos"])],
        [("Ik", "rita-bos"), ("burgemeester van Lier Rita Bos", "rita-bos")],
    ),
    "party behind a name that is a word": (
        "Verlaat (CDA), zuchtend: “Het is een drama.”",
        [("direct", "Het is een drama.", ["verlaat"])],
        [("Verlaat", "verlaat"), ("CDA", "cda")],
    ),
    "age behind a name": (
        "Bakker (44), nog steeds boos: “Ze hebben gelogen.”",
        [("direct", "Ze hebben gelogen.", ["bakker"])],
        [("Bakker", "bakker")],
    ),
    "function that is somebody's name elsewhere": (
        "De actrice Fan Bingbing verdween. “Ik schaam me”, zegt Fan.",
        [("direct", "Ik schaam me", ["fan-bingbing"])],
        [
            ("De actrice Fan Bingbing", "fan-bingbing"),
            ("Ik", "fan-bingbing"),
            ("me", "fan-bingbing"),
            ("Fan", "fan-bingbing"),
        ],
    ),
    "view of somebody": (
        "Minister Bos is van mening dat de brug onveilig is. De dijk is zwak, zo is ingenieur Verhaegen van oordeel.",
        [("indirect", "dat de brug onveilig is", ["bos"]), ("indirect", "De dijk is zwak", ["verhaegen"])],
        [("Minister Bos", "bos"), ("ingenieur Verhaegen", "verhaegen")],
    ),
    "text in which something is admitted": (
        "De directie stuurde een brief waarin werd erkend dat er fouten zijn gemaakt.",
        [("indirect", "dat er fouten zijn gemaakt", [])],
        [("De directie", "directie")],
    ),
    "surname with two small particles": (
        "“Het gaat niet goed”, zegt van der Velde.",
        [("direct", "Het gaat niet goed", ["van-der-velde"])],
        [("van der Velde", "van-der-velde")],
    ),
    "whose cry it is, in the paragraph before": (
        "Vandaar de noodkreet van schooldirecteur Hilde Bern:\n\n‘Wij kunnen niet meer.’",
        [("direct", "Wij kunnen niet meer.", ["hilde-bern"])],
        [("schooldirecteur Hilde Bern", "hilde-bern")],
    ),
    "a body told of between two passages of one person": (
        "“De cijfers zijn slecht”, zegt econoom Lut Maes. Het bedrijf Delta deed het beter. “Toch is er hoop.”",
        [("direct", "De cijfers zijn slecht", ["lut-maes"]), ("direct", "Toch is er hoop.", ["lut-maes"])],
        [("econoom Lut Maes", "lut-maes"), ("Het bedrijf Delta", "delta")],
    ),
    "somebody told of between two passages that speak of him": (
        "“Ik was bang”, zegt Els Mol. Haar broer Tom reed weg. “Hij kwam niet terug.”",
        [("direct", "Ik was bang", ["els-mol"]), ("direct", "Hij kwam niet terug.", ["els-mol"])],
        [("Ik", "els-mol"), ("Els Mol", "els-mol"), ("Haar broer Tom", "tom"), ("Haar", "els-mol"), ("Hij", "tom")],
    ),
    "first name that is also an inhabitant": (
        "“We moeten handelen”, vindt wethouder Noor Tak.",
        [("direct", "We moeten handelen", ["noor-tak"])],
        [("wethouder Noor Tak", "noor-tak")],
    ),
    "number of them with a modifier": (
        "“Wij gaan niet weg”, zeggen bijna vijftig van hen.",
        [("direct", "Wij gaan niet weg", ["bijna-vijftig-van-hen"])],
        [("Wij", "bijna-vijftig-van-hen"), ("bijna vijftig van hen", "bijna-vijftig-van-hen")],
    ),
    "reaction to what is a cue noun, too": (
        "En de reactie van minister Bos op al die kritiek:\n\n“Ik sta achter mijn plan.”",
        [("direct", "Ik sta achter mijn plan.", ["bos"])],
        [("minister Bos", "bos"), ("Ik", "bos"), ("mijn", "bos")],
    ),
    "title at the begin of a sentence before a nickname": (
        "Maffiabaas Sal „The Fox” Moretti ontsnapte.",
        [("scare", "The Fox", [])],
        [("Maffiabaas Sal „The Fox” Moretti", "sal-moretti")],
    ),
    "owner behind 's": (
        "’s Lands grootste werkgever stopt, zegt minister Bos.",
        [("indirect", "’s Lands grootste werkgever stopt", ["bos"])],
        [("minister Bos", "bos")],
    ),
    "companies and countries in short": (
        "De N.V. Bakker was te laat. De V.S. stemden in. B.V. Kuiper ging failliet.",
        [],
        [("De N.V. Bakker", "n-v-bakker"), ("De V.S.", "verenigde-staten"), ("B.V. Kuiper", "b-v-kuiper")],
    ),
    "a participle between name and colon": (
        "Wethouder Els Verlaat was gisteren in Lier.\n\nVerlaat, nog nahijgend: “Dit had nooit mogen gebeuren.”",
        [("direct", "Dit had nooit mogen gebeuren.", ["els-verlaat"])],
        [("Wethouder Els Verlaat", "els-verlaat"), ("Verlaat", "els-verlaat")],
    ),
    "a relative clause between name and colon": (
        "Er was brand in de straat.\n\nTom Hendriks (54), die het zag gebeuren: “Dit had nooit mogen gebeuren.”",
        [("direct", "Dit had nooit mogen gebeuren.", ["tom-hendriks"])],
        [("Tom Hendriks", "tom-hendriks")],
    ),
    "saints of places": ("Het regent in St. Niklaas.", [], []),
    "initials": (
        "“V.B. is onschuldig”, zegt meester Jan Leysen. D.V.B. ontkent de feiten.",
        [("direct", "V.B. is onschuldig", ["jan-leysen"])],
        [("V.B.", "v-b"), ("meester Jan Leysen", "jan-leysen"), ("D.V.B.", "d-v-b")],
    ),
    "open mark before another": (
        "“Ik doe mijn werk, zegt minister Verlaat. De Kamer is boos. “Wij willen opheldering”, zegt Kamerlid Bos.",
        [("direct", "Ik doe mijn werk", ["verlaat"]), ("direct", "Wij willen opheldering", ["bos"])],
        [
            ("Ik", "verlaat"),
            ("mijn", "verlaat"),
            ("minister Verlaat", "verlaat"),
            ("De Kamer", "kamer"),
            ("Kamerlid Bos", "bos"),
        ],
    ),
    "time behind 's": (
        "'s Avonds vierden de spelers feest. 'We gaan naar 's-Hertogenbosch', zei trainer Hendriks.",
        [("direct", "We gaan naar 's-Hertogenbosch", ["hendriks"])],
        [("de spelers", "spelers"), ("trainer Hendriks", "hendriks")],
    ),
    "nickname inside a name": (
        "“Zinloos”, zei Piet “de Kale” Jansen. Hij slaapt onder de brug.",
        [("direct", "Zinloos", ["piet-jansen"]), ("scare", "de Kale", [])],
        [("Piet “de Kale” Jansen", "piet-jansen"), ("Hij", "piet-jansen")],
    ),
    "nickname in brackets inside a name": (
        "“Nooit”, zegt Gerard (‘Kale Ger’) Mulder. Mulder zweeg.",
        [("direct", "Nooit", ["gerard-mulder"]), ("scare", "Kale Ger", [])],
        [("Gerard (‘Kale Ger’) Mulder", "gerard-mulder"), ("Mulder", "gerard-mulder")],
    ),
    "verb with a capital behind 'k": (
        "'k Zal 't missen, zei trainer Luc Geerts.",
        [("indirect", "'k Zal 't missen", ["luc-geerts"])],
        [("trainer Luc Geerts", "luc-geerts")],
    ),
    "room of somebody": (
        "“Het plan mislukt”, zegt de slaapkamer van Jan Smit.",
        [("direct", "Het plan mislukt", [])],
        [("Jan Smit", "jan-smit")],
    ),
    "room of somebody behind volgens": (
        "Volgens de kelder van Jan Smit is het plan mislukt.",
        [("indirect", "is het plan mislukt", [])],
        [("Jan Smit", "jan-smit")],
    ),
    "lawyer of somebody": (
        "Volgens de advocaat van Jan Smit is het plan mislukt.",
        [("indirect", "is het plan mislukt", ["advocaat-van-jan-smit"])],
        [("de advocaat van Jan Smit", "advocaat-van-jan-smit"), ("Jan Smit", "jan-smit")],
    ),
    "message of somebody": (
        "Volgens het boek van Jan Smit is het plan mislukt.",
        [("indirect", "is het plan mislukt", ["jan-smit"])],
        [("Jan Smit", "jan-smit")],
    ),
    "introduction without a verb in the paragraph before": (
        "De reactie van wethouder Ilse Bos:\n\n“Dit is een dieptepunt.”",
        [("direct", "Dit is een dieptepunt.", ["ilse-bos"])],
        [("wethouder Ilse Bos", "ilse-bos")],
    ),
    "how somebody speaks before the colon": (
        "Jansen, lachend: “Dit is een feest.”",
        [("direct", "Dit is een feest.", ["jansen"])],
        [("Jansen", "jansen")],
    ),
    "things that end like bodies": (
        "Hij is verantwoordelijk voor meer dan tien andere brandstichtingen in de wijk, zegt de politie.",
        [
            (
                "indirect",
                "Hij is verantwoordelijk voor meer dan tien andere brandstichtingen in de wijk",
                ["politie"],
            )
        ],
        [("de politie", "politie")],
    ),
    "first part of a compound": (
        "Leerlingen van 16- en 17-jarigen kregen les.",
        [],
        [("Leerlingen van 16- en 17-jarigen", "leerlingen-van-16-en-17-jarigen")],
    ),
    "noun with the capital of a headline": (
        "Fabriek sluit\n\nDe fabriek in Lier sluit de deuren.",
        [],
        [("Fabriek", "fabriek"), ("De fabriek in Lier", "fabriek")],
    ),
    "sentence of one word": (
        "“Waarom?”, vroeg Prins. “Daarom.”",
        [("direct", "Waarom?", ["prins"]), ("direct", "Daarom.", ["prins"])],
        [("Prins", "prins")],
    ),
    "dialogue with dashes": (
        "– Nee, zei minister Bakker. Ik ben ziek.",
        [("direct", "Nee", ["bakker"]), ("direct", "Ik ben ziek.", ["bakker"])],
        [("minister Bakker", "bakker"), ("Ik", "bakker")],
    ),
    "question behind a dash": (
        "– Komt u morgen? vroeg de journalist.",
        [("direct", "Komt u morgen?", ["journalist"])],
        [("de journalist", "journalist")],
    ),
    "list with dashes": (
        "– De brug gaat dicht, zegt de gemeente.",
        [("indirect", "De brug gaat dicht", ["gemeente"])],
        [("de gemeente", "gemeente")],
    ),
    "interview with labels": (
        "Jan Mertens stopt als trainer\n\nVraag: Bent u moe?\n\nAntwoord: Ja, zeker.\n\n"
        "Vraag: Echt?\n\nMertens: Heel moe.",
        [("direct", "Ja, zeker.", ["jan-mertens"]), ("direct", "Heel moe.", ["jan-mertens"])],
        [("Jan Mertens", "jan-mertens"), ("Mertens", "jan-mertens")],
    ),
    "interview with the guest in the headline": (
        "Jan Mertens stopt als trainer van Lier\n\nHet is genoeg geweest.\n\nBent u moe?\n\n“Ja, ik ben moe.”",
        [("direct", "Ja, ik ben moe.", ["jan-mertens"])],
        [("Jan Mertens", "jan-mertens"), ("Lier", "lier"), ("ik", "jan-mertens")],
    ),
    "interview whose answers alone have a label": (
        "Sofie Mertens wordt minister\n\nBent u blij?\n\nMertens: Ja, heel blij.\n\nWaarom?\n\nMertens: Omdat het mag.",
        [("direct", "Ja, heel blij.", ["sofie-mertens"]), ("direct", "Omdat het mag.", ["sofie-mertens"])],
        [("Sofie Mertens", "sofie-mertens"), ("Mertens", "sofie-mertens"), ("Mertens", "sofie-mertens")],
    ),
    "interview without labels and marks": (
        "Zangeres Mira Bel stopt ermee\n\nHoe gaat het met u?\n\nIk slaap weer.\n\nWat gaat u doen?\n\nIk ga op reis.",
        [("direct", "Ik slaap weer.", ["mira-bel"]), ("direct", "Ik ga op reis.", ["mira-bel"])],
        [("Zangeres Mira Bel", "mira-bel"), ("Ik", "mira-bel"), ("Ik", "mira-bel")],
    ),
    "interview with numbered questions": (
        "Vijf vragen aan Bert Loos\n\n1. Waarom doet u mee?\n\n“Omdat het moet.”",
        [("direct", "Omdat het moet.", ["bert-loos"])],
        [("Bert Loos", "bert-loos")],
    ),
    "open mark in a paragraph of its own": (
        "“We hebben gewonnen, zegt coach Els Pinte. Het publiek juicht.",
        [("direct", "We hebben gewonnen", ["els-pinte"])],
        [("coach Els Pinte", "els-pinte")],
    ),
    "open single mark": (
        "'Ik heb niets gedaan, zegt verdachte Bram Hoefs. De rechtbank gelooft hem niet.",
        [("direct", "Ik heb niets gedaan", ["bram-hoefs"])],
        [
            ("Ik", "bram-hoefs"),
            ("verdachte Bram Hoefs", "bram-hoefs"),
            ("De rechtbank", "rechtbank"),
            ("hem", "bram-hoefs"),
        ],
    ),
    "somebody of a body with a name": (
        "“Wij staken”, zegt Jan-Piet Bauwens van de socialistische bond BBTK.",
        [("direct", "Wij staken", ["jan-piet-bauwens"])],
        [
            ("Wij", "bbtk"),
            ("Jan-Piet Bauwens van de socialistische bond BBTK", "jan-piet-bauwens"),
            ("de socialistische bond BBTK", "bbtk"),
        ],
    ),
    "owner before a title": (
        "“Ze is opgelucht”, zegt Delphines advocaat Marc Uyttendaele.",
        [("direct", "Ze is opgelucht", ["marc-uyttendaele"])],
        [("Delphines advocaat Marc Uyttendaele", "marc-uyttendaele"), ("Delphines", "delphines")],
    ),
    "narrator's own I": (
        "Minister Els Vos wil besparen. Gisteren had ik gezegd dat niemand moet werken.",
        [("indirect", "dat niemand moet werken", [])],
        [("Minister Els Vos", "els-vos")],
    ),
    "what others say according to somebody": (
        "Volgens Brauer denken mensen dat het goed komt.",
        [("indirect", "denken mensen dat het goed komt", ["brauer"]), ("indirect", "dat het goed komt", ["mensen"])],
        [("Brauer", "brauer"), ("mensen", "mensen")],
    ),
    "pronoun for the name in apposition to the subject": (
        "De openbare aanklager zwijgt. Een voorbijganger, Mohamed El Khattabi (29), kon de dader overmeesteren. "
        "“Ik heb niet nagedacht”, vertelt hij.",
        [("direct", "Ik heb niet nagedacht", ["mohamed-el-khattabi"])],
        [
            ("De openbare aanklager", "openbare-aanklager"),
            ("Een voorbijganger", "mohamed-el-khattabi"),
            ("Mohamed El Khattabi", "mohamed-el-khattabi"),
            ("de dader", "dader"),
            ("Ik", "mohamed-el-khattabi"),
            ("hij", "mohamed-el-khattabi"),
        ],
    ),
    "clause behind a comma and volgens": (
        "Het gaat om veel klanten, volgens de toezichthouder zijn er nog nooit zo veel huishoudens gewisseld.",
        [("indirect", "zijn er nog nooit zo veel huishoudens gewisseld", ["toezichthouder"])],
        [
            ("veel klanten", "veel-klanten"),
            ("de toezichthouder", "toezichthouder"),
            ("veel huishoudens", "veel-huishoudens"),
        ],
    ),
    "body in a title and a pronoun": (
        "D66-minister Koolmees van Sociale Zaken wil geen partijleider worden, zegt hij in een interview.",
        [("indirect", "D66-minister Koolmees van Sociale Zaken wil geen partijleider worden", ["koolmees"])],
        [("D66-minister Koolmees van Sociale Zaken", "koolmees")],
    ),
    "passage that names whom the sentence before is about": (
        "“Hij is sterk”, zei Marc Overmars.\n\nKasper Dolberg krijgt een nieuwe kans. “Kasper moet knokken.”",
        [("direct", "Hij is sterk", ["marc-overmars"]), ("direct", "Kasper moet knokken.", ["marc-overmars"])],
        [("Marc Overmars", "marc-overmars"), ("Kasper Dolberg", "kasper-dolberg"), ("Kasper", "kasper-dolberg")],
    ),
    "body with two fields": (
        "De Inspectie van Justitie en Veiligheid onderzoekt de zaak.",
        [],
        [("De Inspectie van Justitie en Veiligheid", "inspectie-van-justitie-en-veiligheid")],
    ),
    "mark inside a word": (
        "Els Vos wil haar ex-’schoonfamilie’ uitnodigen.",
        [("scare", "schoonfamilie", [])],
        [("Els Vos", "els-vos"), ("haar ex-’schoonfamilie’", "haar-ex-schoonfamilie"), ("haar", "els-vos")],
    ),
    "surname with a small particle": (
        "“Ja”, zegt van Wenum.",
        [("direct", "Ja", ["wenum"])],
        [("Wenum", "wenum")],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_kind_that_was_reported_as_wrong_is_read_right(name: str) -> None:
    text, quotes, mentions = FAULTS[name]
    portrait = portray(text)
    found = [(quote.kind, quote.text, list(quote.speakers)) for quote in portrait.quotes.itertuples()]
    assert found == quotes
    told = portrait.mentions[portrait.mentions["rule"] != "mention.plural-speaker"]  # *wij*: tests/actors
    assert [(mention.text, mention.actor) for mention in told.itertuples()] == mentions
