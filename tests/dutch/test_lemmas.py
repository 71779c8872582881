from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dutch.lemmas import find_lemma
from analysis.dutch.scripts import apply_script
from analysis.dutch.verb_lemmas import find_infinitive, join_particle

REPORTING = {
    "zeggen": "zegt zei zeiden gezegd",
    "vinden": "vindt vond vonden gevonden",
    "geven": "geeft gaf gaven gegeven",
    "laten": "laat liet lieten gelaten",
    "vertellen": "vertelt vertelde vertelden verteld",
    "melden": "meldt meldde meldden gemeld",
    "schrijven": "schrijft schreef schreven geschreven",
    "denken": "denkt dacht dachten gedacht",
    "weten": "weet wist wisten geweten",
    "vragen": "vraagt vroeg vroegen gevraagd",
    "antwoorden": "antwoordt antwoordde antwoordden geantwoord",
    "bevestigen": "bevestigt bevestigde bevestigden bevestigd",
    "ontkennen": "ontkent ontkende ontkenden ontkend",
    "beweren": "beweert beweerde beweerden beweerd",
    "benadrukken": "benadrukt benadrukte benadrukten benadrukt",
    "stellen": "stelt stelde stelden gesteld",
    "verklaren": "verklaart verklaarde verklaarden verklaard",
    "roepen": "roept riep riepen geroepen",
    "noemen": "noemt noemde noemden genoemd",
    "herhalen": "herhaalt herhaalde herhaalden herhaald",
    "reageren": "reageert reageerde reageerden gereageerd",
    "waarschuwen": "waarschuwt waarschuwde waarschuwden gewaarschuwd",
    "beloven": "belooft beloofde beloofden beloofd",
    "eisen": "eist eiste eisten geëist",
    "erkennen": "erkent erkende erkenden erkend",
    "spreken": "spreekt sprak spraken gesproken",
    "klinken": "klinkt klonk klonken geklonken",
    "luiden": "luidt luidde luidden geluid",
    "blijken": "blijkt bleek bleken gebleken",
    "zwijgen": "zwijgt zweeg zwegen gezwegen",
    "opblazen": "opblaast opblies opbliezen opgeblazen",
    "omkomen": "omkomt omkwam omkwamen omgekomen",
    "uitvoeren": "uitvoert uitvoerde uitvoerden uitgevoerd",
    "uitschakelen": "uitschakelt uitschakelde uitschakelden uitgeschakeld",
    "verwijderen": "verwijdert verwijderde verwijderden verwijderd",
    "toevoegen": "toevoegt toevoegde toevoegden toegevoegd",
    "meedelen": "meedeelt meedeelde meedeelden meegedeeld",
    "doden": "doodt doodde doodden gedood",
    "aanvallen": "aanvalt aanviel aanvielen aangevallen",
}
FEATS = {
    "pres": "Number=Sing|Tense=Pres|VerbForm=Fin",
    "past": "Number=Sing|Tense=Past|VerbForm=Fin",
    "part": "VerbForm=Part",
}


@pytest.mark.parametrize("infinitive", REPORTING)
def test_the_verbs_of_news(infinitive: str) -> None:
    present, singular, plural, participle = REPORTING[infinitive].split()
    assert find_infinitive(infinitive, "inf") == infinitive
    assert find_infinitive(present, "pres") == infinitive
    assert find_infinitive(singular, "past") == infinitive
    assert find_infinitive(plural, "past") == infinitive
    assert find_infinitive(participle, "part") == infinitive


@pytest.mark.parametrize(
    ("form", "upos", "feats", "lemma"),
    [
        ("Zegt", "VERB", FEATS["pres"], "zeggen"),
        ("gezegde", "VERB", FEATS["part"], "zeggen"),
        ("volgende", "VERB", FEATS["part"], "volgen"),
        ("overledenen", "VERB", FEATS["part"], "overlijden"),
        ("is", "AUX", FEATS["pres"], "zijn"),
        ("heeft", "AUX", FEATS["pres"], "hebben"),
        ("zou", "AUX", FEATS["past"], "zullen"),
        ("leden", "NOUN", "Number=Plur", "lid"),
        ("kamerleden", "NOUN", "Number=Plur", "kamerlid"),
        ("foto’s", "NOUN", "Number=Plur", "foto"),
        ("eenheden", "NOUN", "Number=Plur", "eenheid"),
        ("soldaten", "NOUN", "Number=Plur", "soldaat"),
        ("doden", "NOUN", "Number=Plur", "dode"),
        ("IS-leiders", "NOUN", "Number=Plur", "IS-leider"),
        ("huisje", "NOUN", "Gender=Neut|Number=Sing", "huis"),
        ("grote", "ADJ", "Degree=Pos", "groot"),
        ("economische", "ADJ", "Degree=Pos", "economisch"),
        ("culturele", "ADJ", "Degree=Pos", "cultureel"),
        ("beste", "ADJ", "Degree=Sup", "goed"),
        ("eerste", "ADJ", "_", "één"),
        ("z’n", "PRON", "Person=3|Poss=Yes", "zijn"),
        ("Biden", "PROPN", "_", "Biden"),
        ("24ste", "ADJ", "_", "24"),
    ],
)
def test_lemmas_without_a_network(form: str, upos: str, feats: str, lemma: str) -> None:
    assert find_lemma(form, upos, feats, ()) == lemma


@pytest.mark.parametrize(
    ("lemma", "particles", "joined"),
    [
        ("delen", ["mee"], "meedelen"),
        ("meedelen", ["mee"], "meedelen"),
        ("maken", ["deel", "uit"], "uitmaken"),
        ("maken", ["gebruik"], "maken"),
        ("opereren", ["op"], "opopereren"),
        ("zien", [], "zien"),
    ],
)
def test_particles(lemma: str, particles: list[str], joined: str) -> None:
    assert join_particle(lemma, particles) == joined


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("Gewerkt", "l|--|+e+n-", "werken"),
        ("IS", "a|zijn", "zijn"),
        ("amerikaanse", "c||-", "Amerikaans"),
        ("a", "l|--|--", None),
    ],
)
def test_scripts(form: str, script: str, lemma: str | None) -> None:
    assert apply_script(form, script) == lemma


def test_a_plural_that_is_all_ending_is_its_own_lemma() -> None:
    assert all(find_lemma(form, "NOUN", "Number=Plur", ()) for form in ("S", "s", "'s", "en", "ën", "heden"))


@given(
    st.text(min_size=1, max_size=20),
    st.sampled_from(["VERB", "NOUN", "ADJ", "AUX", "PROPN", "X"]),
    st.sampled_from(["_", "Number=Plur", "Degree=Cmp", "Degree=Sup", *FEATS.values()]),
)
def test_every_form_has_a_lemma(form: str, upos: str, feats: str) -> None:
    assert find_lemma(form, upos, feats, ())


@pytest.mark.parametrize("form", ["blz.", "enz.", "o.m.", "d.w.z.", "o.a.", "i.p.v.", "e.d.", "a.s.", "m.n.", "t.a.v."])
def test_an_abbreviation_is_its_own_lemma(form: str) -> None:
    assert find_lemma(form, "X", "_", ("0;d|nder",)) == form
    assert find_lemma(form.capitalize(), "X", "_", ()) == form


def test_some_abbreviations_are_written_out_and_names_stay() -> None:
    assert find_lemma("nr.", "X", "_", ()) == "nummer"
    assert find_lemma("N.V.", "PROPN", "_", ()) == "N.V."


@pytest.mark.parametrize(
    ("form", "tense", "infinitive"),
    [
        ("verzucht", "pres", "verzuchten"),
        ("bericht", "pres", "berichten"),
        ("betwist", "pres", "betwisten"),
        ("biecht", "pres", "biechten"),
        ("peinst", "pres", "peinzen"),
        ("post", "pres", "posten"),
        ("ergert", "pres", "ergeren"),
        ("tweet", "pres", "tweeten"),
        ("ruzieden", "past", "ruziën"),
        ("uitgebuit", "part", "uitbuiten"),
        ("besmet", "part", "besmetten"),
        ("verweet", "pres", "verwijten"),  # the form is of the past, whatever a parse calls it
        ("gebeurd", "part", "gebeuren"),  # the common verb, not beuren
    ],
)
def test_a_form_of_a_known_verb_is_of_that_verb(form: str, tense: str, infinitive: str) -> None:
    assert find_infinitive(form, tense) == infinitive
