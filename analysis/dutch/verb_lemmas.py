"""Verbs: from a form to its infinitive; strong and irregular verbs by a word list, the others by rule."""

from __future__ import annotations

from functools import cache, lru_cache

from analysis.dutch.stems import lengthen
from analysis.lexicon import load_lexicon

_PLAIN = str.maketrans("ëïöü", "eiou")
#: Prefixes with which a weak participle may have no *ge* of its own: *herhaald, ondertekend*.
_BOUND = ("be", "ver", "ont", "her", "er", "ge", "mis", "over", "onder", "door", "om", "voor")
#: Letters at the end of a stem behind which a participle has a t of its own.
_VOICELESS = "tkfschpxq"
_TENSES = {"pres": ("present",), "past": ("past_singular", "past_plural"), "part": ("participle",)}


@cache
def irregular_forms(tense: str) -> dict[str, tuple[str, ...]]:
    """Give the infinitives of every form of the irregular verbs in one tense; participles also with their ending."""
    forms: dict[str, list[str]] = {}
    for row in load_lexicon("irregular-verbs").rows:
        for form in " ".join(row[column] for column in _TENSES.get(tense, ())).split():
            forms.setdefault(form, []).append(row["infinitive"])
            if tense == "part" and not form.endswith("en"):
                forms.setdefault(form + "e", []).append(row["infinitive"])
    return {form: tuple(verbs) for form, verbs in forms.items()}


@cache
def _listed_verbs() -> frozenset[str]:
    """Give the infinitives of the lists of what verbs do, report and judge."""
    verbs = {row["lemma"] for row in load_lexicon("deeds").rows}
    verbs |= {row["cue"] for row in load_lexicon("cues").rows if row["type"] == "verb"}
    verbs |= {row["lemma"] for row in load_lexicon("evaluations").rows if row["upos"] == "VERB"}
    return frozenset(verb for verb in verbs if " " not in verb)


@cache
def _common_verbs() -> frozenset[str]:
    """Give the irregular verbs, and the infinitives of the dictionary: not its irregular forms (*verweten*)."""
    forms = (irregular_forms("past").keys() | irregular_forms("part").keys()) - _listed_verbs()
    listed = {row["form"] for row in load_lexicon("dictionary-forms").rows if row["upos"] == "VERB"}
    return frozenset((listed - forms) | {row["infinitive"] for row in load_lexicon("irregular-verbs").rows})


@cache
def known_verbs() -> frozenset[str]:
    """Give the infinitives that are known to exist: the common ones and those of every list with verbs in it."""
    return _common_verbs() | _listed_verbs()


@cache
def _strong() -> frozenset[str]:
    """Give the infinitives whose past is not made by rule."""
    rows = load_lexicon("irregular-verbs").rows
    return frozenset(row["infinitive"] for row in rows if not row["past_singular"].endswith(("te", "de")))


@cache
def _prefixes(kind: str) -> tuple[str, ...]:
    rows = load_lexicon("verb-prefixes").rows
    return tuple(sorted((row["prefix"] for row in rows if row["kind"] == kind), key=lambda p: (-len(p), p)))


def find_infinitive(form: str, tense: str) -> str | None:
    """Give the infinitive of a lower-case form: a known verb, or particle and known verb, or one made by rule.

    `tense` is `inf`, `pres`, `past`, `part` (past participle) or `pres-part`; other tenses are tried when it gives no
    known verb. None when no rule fits.

    >>> find_infinitive("opgeblazen", "part"), find_infinitive("zei", "past"), find_infinitive("meldde", "past")
    ('opblazen', 'zeggen', 'melden')
    """
    if tense == "inf" and form.endswith("n"):
        return form
    if form.endswith("enen") and tense == "part" and form not in irregular_forms("part"):
        form = form[:-2]
    for other in dict.fromkeys((tense, "past", "part", "pres", "pres-part")):
        # The common ones first: gebeurd is of gebeuren, not of beuren.
        found = _known_infinitive(form, other, _common_verbs()) or _known_infinitive(form, other, known_verbs())
        if found:
            return found
    made = _infinitives(form, tense)
    if tense == "part" and not form.startswith("ge"):
        made = (*_split(form, tense, participle=True), *made)
    return made[0] if made else None


def _known_infinitive(form: str, tense: str, known: frozenset[str]) -> str | None:
    listed = irregular_forms(tense).get(form, ())
    split = [verb for verb in _split(form, tense) if verb in known]
    whole = [verb for verb in _infinitives(form, tense) if verb in known]
    return next(iter((*listed, *whole, *split, *_split(form, tense, known))), None)


def _split(form: str, tense: str, known: frozenset[str] | None = None, *, participle: bool = False) -> list[str]:
    """Give particle + infinitive for each particle a form can begin with."""
    particles = _prefixes("separable")
    if not form.startswith(particles):
        return []
    return [
        particle + verb
        for particle in particles
        if form.startswith(particle)
        and len(form) > len(particle) + 2
        and (not participle or form[len(particle) :].startswith("ge"))
        for verb in _infinitives(form[len(particle) :], tense)
        if known is None or verb in known
    ]


def join_particle(lemma: str, particles: list[str], before_te: str | None = None) -> str:
    """Join a verb and the particle that stands apart from it: *deelde … mee* is *meedelen*.

    Of several the one right before *te* counts (*koos er voor om weg te gaan*), and else the first that makes a known
    verb.

    >>> join_particle("delen", ["mee"]), join_particle("meedelen", ["mee"])
    ('meedelen', 'meedelen')
    >>> join_particle("gaan", ["voor", "weg"], before_te="weg")
    'weggaan'
    """
    fitting = [p for p in particles if p in _prefixes("separable")]
    if not fitting or any(lemma.startswith(p) and lemma[len(p) :] in known_verbs() for p in fitting):
        return lemma
    if before_te in fitting:
        return f"{before_te}{lemma}"
    return next((p + lemma for p in fitting if p + lemma in known_verbs()), fitting[0] + lemma)


@lru_cache(10_000)
def _infinitives(form: str, tense: str) -> tuple[str, ...]:
    """Give the infinitives a form without particle can belong to, the likeliest first."""
    strong = _irregular(form, tense)
    if strong:
        return tuple(strong)
    weak = [verb for verb in _regular(form, tense) if tense not in ("past", "part") or verb not in _strong()]
    return tuple(dict.fromkeys(weak))


def _irregular(form: str, tense: str) -> list[str]:
    table = irregular_forms(tense)
    if form in table:
        return list(table[form])
    for prefix in _prefixes("inseparable"):
        rest = form.removeprefix(prefix)
        if rest == form:
            continue
        for base in (rest, "ge" + rest) if tense == "part" else (rest,):
            if base in table and len(base) > 2:
                return [prefix + verb for verb in table[base]]
    return []


def _regular(form: str, tense: str) -> list[str]:
    if tense == "inf":
        return [form] if form.endswith("n") else []
    if tense == "pres-part":
        stem = form.removesuffix("n").removesuffix("e").removesuffix("d")
        return [stem] if stem.endswith("n") else []
    stems: list[str] = []
    if tense == "pres":
        if form.endswith(("en", "ën", "aan", "oen", "ien")) and len(form) > 3:
            return [form]
        stems = [form[:-1], form] if _takes_t(form) else [form]
    elif tense == "past":
        ending = next((e for e in ("ten", "den", "te", "de") if form.endswith(e)), None)
        stems = [form[: -len(ending)]] if ending else []
    else:
        stems = _participle_stems(form)
    bodies = [body for stem in stems if len(stem) > 1 for body in (*lengthen(stem), stem)]  # tweet, tweeten
    unstressed = [stem[:-1] + "ën" for stem in stems if stem.endswith("ie") and tense != "pres"]  # ruziede, ruziën
    whole = [body + "en" for body in bodies if not body.endswith(("aa", "ee", "oe", "ie", "uu"))]
    return whole + unstressed


def _takes_t(form: str) -> bool:
    """Tell whether the last t of a present form can be its ending (*groeit*, unlike *zit*)."""
    return form.endswith("t") and (form[-2:-1] not in "aeiou" or form[-3:-1] in ("ai", "oi", "ei", "ui", "eu"))


def _participle_stems(form: str) -> list[str]:
    """Give the stems of a weak participle: *gewerkt(e)*, *herhaald(e)*, *gemeld(e)*."""
    short = form.removesuffix("n") if form.endswith(("den", "ten")) else form
    ended = [short[:-1]] if short.endswith(("de", "te")) else []
    if short.endswith(("d", "t")):
        ended.append(short)
    stems: list[str] = []
    for word in ended:
        begun = word.startswith(_BOUND)
        bare = word[2:].translate(_PLAIN) if word.startswith("ge") else ""
        for body in [b for b in (bare, word if begun else "") if len(b) > 2]:
            if body.endswith("t") and body[-2] not in _VOICELESS:
                stems.append(body)  # gestart: of staren it is gestaard
                continue
            stems += [body, body[:-1]] if body.endswith(("st", "dd", "tt")) else [body[:-1], body]
    return list(dict.fromkeys(stems))
