"""Who harms whom, in sentences of varied syntax: no victim and no bystander is ever the doer."""

from __future__ import annotations

import pytest

from analysis.events import find_events
from analysis.parse import parse
from tests.mentions import mention

#: A sentence, the word that tells the harm, who does it, whom it befalls, and who else is there (empty: nobody).
HARM = [
    ("De vrouw werd door haar ex-man op het hoofd geslagen.", "geslagen", "haar ex-man", "De vrouw", ""),
    ("Een automobilist heeft in Breda een fietser doodgereden.", "doodgereden", "Een automobilist", "een fietser", ""),
    ("De agent schoot de overvaller in zijn been.", "schoot", "De agent", "de overvaller", ""),
    ("De door de agent neergeschoten overvaller leeft.", "neergeschoten", "de agent", "overvaller", ""),
    ("In de woning vond de politie de vermoorde kapper.", "vermoorde", "", "kapper", "de politie"),
    ("De kapper, die vorige week werd doodgestoken, kende de dader.", "doodgestoken", "", "De kapper", "de dader"),
    ("De vader stak het huis in brand, waardoor drie kinderen omkwamen.", "omkwamen", "", "drie kinderen", "De vader"),
    (
        "Nadat de leraar was bedreigd, deed hij aangifte tegen een leerling.",
        "bedreigd",
        "",
        "de leraar",
        "een leerling",
    ),
    ("De leerling zou de leraar met een mes hebben bedreigd.", "bedreigd", "De leerling", "de leraar", ""),
    (
        "Een student is zaterdag mishandeld door een groep jongeren.",
        "mishandeld",
        "een groep jongeren",
        "Een student",
        "",
    ),
    ("De jongeren schopten en sloegen de student.", "schopten", "De jongeren", "de student", ""),
    ("De jongeren schopten en sloegen de student.", "sloegen", "De jongeren", "de student", ""),
    ("Soldaten martelden, beroofden en doodden de dorpelingen.", "martelden", "Soldaten", "de dorpelingen", ""),
    ("Soldaten martelden, beroofden en doodden de dorpelingen.", "doodden", "Soldaten", "de dorpelingen", ""),
    ("De dorpelingen werden gemarteld, verkracht en vermoord.", "gemarteld", "", "De dorpelingen", ""),
    ("De dorpelingen werden gemarteld, verkracht en vermoord.", "verkracht", "", "De dorpelingen", ""),
    ("De dorpelingen werden gemarteld, verkracht en vermoord.", "vermoord", "", "De dorpelingen", ""),
    ("De man die de caissière bedreigde, is voortvluchtig.", "bedreigde", "De man", "de caissière", ""),
    ("Zijn vrouw vergiftigde de boer met rattengif.", "vergiftigde", "Zijn vrouw", "de boer", ""),
    ("De omstander die de dader wilde tegenhouden, werd gestoken.", "gestoken", "", "De omstander", "de dader"),
    ("De gevangene liet zich niet slaan.", "slaan", "", "De gevangene", ""),
    ("De moeder van het jongetje werd aangereden door een bus.", "aangereden", "", "De moeder van het jongetje", ""),
    ("Met een bijl viel de zoon zijn ouders aan.", "viel", "de zoon", "zijn ouders", ""),
    ("Zijn ouders viel de zoon met een bijl aan.", "viel", "de zoon", "Zijn ouders", ""),
    ("Haar broer hebben de soldaten voor haar ogen doodgeschoten.", "doodgeschoten", "de soldaten", "Haar broer", ""),
    (
        "De moord op de journalist door de veiligheidsdienst werd ontkend.",
        "moord",
        "de veiligheidsdienst",
        "de journalist",
        "",
    ),
    (
        "De moord van de veiligheidsdienst op de journalist werd ontkend.",
        "moord",
        "de veiligheidsdienst",
        "de journalist",
        "",
    ),
    (
        "De ontvoering van de dochter van de minister duurde drie dagen.",
        "ontvoering",
        "",
        "de dochter van de minister",
        "",
    ),
    ("De criminelen dreigden de dochter te doden.", "doden", "De criminelen", "de dochter", ""),
    ("De getuige zag hoe de man het kind sloeg.", "sloeg", "de man", "het kind", "De getuige"),
    ("De getuige zag de man het kind slaan.", "slaan", "de man", "het kind", "De getuige"),
    ("De buurvrouw hoorde de stiefvader de kinderen slaan.", "slaan", "de stiefvader", "de kinderen", "De buurvrouw"),
    ("De buurvrouw zag dat de kinderen werden mishandeld.", "mishandeld", "", "de kinderen", "De buurvrouw"),
    (
        "Volgens de buurvrouw mishandelde de stiefvader de kinderen.",
        "mishandelde",
        "de stiefvader",
        "de kinderen",
        "de buurvrouw",
    ),
    ("De conducteur kreeg een klap van een reiziger.", "kreeg", "een reiziger", "De conducteur", ""),
    ("De leraar gaf de leerling een klap.", "gaf", "De leraar", "de leerling", ""),
    ("Een kogel trof de voorbijganger in de rug.", "trof", "", "de voorbijganger", ""),
    ("De politie doodde per ongeluk een voorbijganger.", "doodde", "De politie", "een voorbijganger", ""),
    ("De vrouw wier man haar mishandelde, vluchtte.", "mishandelde", "man", "haar", "De vrouw"),
    ("Wie de bewoner heeft neergestoken, weet de politie niet.", "neergestoken", "", "de bewoner", "de politie"),
    ("Beide broers werden door hun oom geslagen.", "geslagen", "hun oom", "Beide broers", ""),
    ("De broers, die door hun oom werden geslagen, liepen weg.", "geslagen", "hun oom", "De broers", ""),
    ("Na een ruzie sloeg de huurder de huisbaas met een fles.", "sloeg", "de huurder", "de huisbaas", ""),
    ("Na een ruzie met de huurder werd de huisbaas geslagen.", "geslagen", "", "de huisbaas", "de huurder"),
    ("De huurder zou de huisbaas hebben willen vergiftigen.", "vergiftigen", "De huurder", "de huisbaas", ""),
    ("De bedreiging van de huisbaas door de huurder was ernstig.", "bedreiging", "de huurder", "de huisbaas", ""),
    ("De patiënt stikte omdat de verpleegster niet ingreep.", "stikte", "", "De patiënt", "de verpleegster"),
    (
        "De verpleegster redde de patiënt die door zijn zoon was vergiftigd.",
        "vergiftigd",
        "zijn zoon",
        "de patiënt",
        "De verpleegster",
    ),
    ("De zoon van de patiënt bekende de vergiftiging.", "vergiftiging", "", "", "De zoon van de patiënt"),
    (
        "Twee agenten zijn verwond door de aanvaller, die werd doodgeschoten.",
        "verwond",
        "de aanvaller",
        "Twee agenten",
        "",
    ),
    (
        "Twee agenten zijn verwond door de aanvaller, die werd doodgeschoten.",
        "doodgeschoten",
        "",
        "de aanvaller",
        "Twee agenten",
    ),
    ("De scholier is door een klasgenoot gestoken en overleden.", "overleden", "", "De scholier", "een klasgenoot"),
    ("De scholier stierf nadat een klasgenoot hem had gestoken.", "gestoken", "een klasgenoot", "hem", "De scholier"),
    (
        "De klasgenoot wordt ervan verdacht de scholier te hebben gestoken.",
        "gestoken",
        "De klasgenoot",
        "de scholier",
        "",
    ),
    ("De scheidsrechter werd belaagd en bespuugd.", "bespuugd", "", "De scheidsrechter", ""),
    (
        "De passagiers raakten gewond toen de bestuurder tegen een boom reed.",
        "raakten",
        "",
        "De passagiers",
        "de bestuurder",
    ),
    ("De oude man werd beroofd en geschopt door twee tieners.", "geschopt", "twee tieners", "De oude man", ""),
    ("De oude man, beroofd door twee tieners, deed aangifte.", "beroofd", "twee tieners", "De oude man", ""),
    ("De tieners beroofden de man nadat ze hem hadden geslagen.", "geslagen", "ze", "hem", "De tieners"),
    ("De kolonel gaf de soldaat bevel de gevangene te doden.", "doden", "", "de gevangene", "De kolonel"),
    ("De soldaat weigerde de gevangene te doden.", "doden", "De soldaat", "de gevangene", ""),
    (
        "De kolonel beschuldigde de soldaat ervan de gevangene te hebben gedood.",
        "gedood",
        "de soldaat",
        "de gevangene",
        "De kolonel",
    ),
    ("Niet de soldaat maar de kolonel sloeg de gevangene.", "sloeg", "de kolonel", "de gevangene", "de soldaat"),
    (
        "De gevangene werd niet door de soldaat maar door de kolonel geslagen.",
        "geslagen",
        "de kolonel",
        "De gevangene",
        "de soldaat",
    ),
    ("Het leger bombardeerde het dorp, waarbij twee kinderen omkwamen.", "omkwamen", "", "twee kinderen", "Het leger"),
    ("Twee kinderen kwamen om bij een bombardement van het leger.", "kwamen", "", "Twee kinderen", "het leger"),
]


@pytest.mark.parametrize(("text", "word", "doer", "victim", "other"), HARM)
def test_who_harms_whom(text: str, word: str, doer: str, victim: str, other: str) -> None:
    doc = parse(text)
    names = [name for name in (doer, victim, other) if name]
    places = [(name, text.index(f" {name}") + 1 if not text.startswith(name) else 0) for name in names]
    mentions = [mention(doc, name, name, after=place) for name, place in places]
    event = next(event for event in find_events(doc, mentions, []) if event.text == word)
    assert (event.agents, event.patients) == ((doer,) if doer else (), (victim,) if victim else ())


@pytest.mark.parametrize(
    ("text", "word", "doer", "victim"),
    [
        ("Hun oom dwong de broers te stelen.", "dwong", "Hun oom", "de broers"),
        ("Omstanders probeerden de man te reanimeren.", "reanimeren", "Omstanders", "de man"),
        ("De commissie besloot de minister te ondervragen.", "ondervragen", "De commissie", "de minister"),
    ],
)
def test_whose_object_stands_before_an_infinitive(text: str, word: str, doer: str, victim: str) -> None:
    test_who_harms_whom(text, word, doer, victim, "")


def test_nobody_harms_himself_unless_the_text_says_so() -> None:
    text = "De agent heeft de overvaller neergeschoten."
    doc = parse(text)
    mentions = [mention(doc, words, "overvaller") for words in ("De agent", "de overvaller")]
    event = find_events(doc, mentions, [])[0]
    assert (event.agents, event.patients) == ((), ("overvaller",))
