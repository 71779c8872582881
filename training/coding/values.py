"""What coders write, and the values of the tables it stands for."""

TONE = {"-1": -1, "0": 0, "1": 1}
ATTRIBUTION = {"none": "none", "att": "attributed", "rep": "reportative"}
COMMITMENT = {"ass": "asserted", "hed": "hedged", "den": "denied", "not": "not-asserted"}
FRAMES = {
    "conflict": "conflict",
    "human": "human-interest",
    "resp": "responsibility",
    "moral": "morality",
    "econ": "economic-consequences",
}
ASPECT = {
    "+eval": (1, "evaluation"),
    "-eval": (-1, "evaluation"),
    "+eff": (1, "effect"),
    "-eff": (-1, "effect"),
}
HEDGES = {
    kind: kind
    for kind in ("modal", "reportative", "conditional", "prospective", "undecided", "adverb", "verb", "booster")
}
ACTORS = {kind: kind for kind in ("person", "organisation", "group", "place")}
MENTIONS = {
    "name": "name",
    "role": "role",
    "desc": "descriptor",
    "pron": "pronoun",
    "poss": "possessive",
    "aggr": "aggregate",
}
FORMS = {"fin": "finite", "inf": "infinitive", "part": "participle", "noun": "noun"}
DIATHESES = {"act": "active", "pas": "passive", "int": "intransitive", "imp": "impersonal", "nom": "nominal"}
CLASSES = {"deed": "deed", "state": "state", "speech": "speech", "perc": "perception"}
REFLEXIVE = {"refl": "true", "inh": "inherent"}


class Unknown(ValueError):
    """A code that is not one of those allowed."""


def decode(code, table, what):
    """The value of a code, or an error that says what is allowed."""
    if code not in table:
        raise Unknown(f"{what} {code!r}: allowed are {', '.join(table)}")
    return table[code]
