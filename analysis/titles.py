"""What each figure is headed with: a finding made by rule, or where too little was found, what the figure shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.findings import FLOOR, NOTHING, Name, Piece, Teller, Told, begin, tell
from analysis.language import Language
from analysis.ledger import find_ledger
from analysis.measures import ALL
from analysis.multiverse import compare_specifications, score_specifications
from analysis.portrait import Portrait
from analysis.records import UNKNOWN, Mention, Sentiment, rows_in

#: The figures, by the question each answers.
FIGURES = (
    *("portraits", "who-speaks", "naming", "deeds", "ledger", "strip", "evaluations", "matrix", "certainty"),
    "specifications",
)
#: Who stands most in a figure that not everybody stands in: the measure of that.
_MOST = {"who-speaks": "heard", "certainty": "attributed"}
#: What a title says of the actor in focus, slot by slot, and which rows must be five: measures of the actor, or with a
#: star of the whole article.
_ABOUT: Mapping[str, tuple[Mapping[str, str], tuple[str, ...]]] = {
    "portraits": ({key: key for key in ("named", "heard", "does", "undergoes")}, ("named",)),
    "naming": ({"n": "called"}, ("called",)),
    "deeds": ({"does": "does", "all": "*does", "undergoes": "undergoes"}, ("does", "undergoes")),
    "evaluations": ({"n": "judged", "all": "*judged"}, ("*judged",)),
    "matrix": ({"n": "judged", "by": "judges"}, ("judged", "judges")),
    "certainty": ({"n": "attributed", "all": "*stated"}, ("*stated",)),
}
#: Numbers that a title says with what they are of.
_UNITS = {("portraits", "heard"): "quoted", ("naming", "n"): "characterising"}
#: Who is named less often has no place in the order of appearance.
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a figure, the actor it is about, of how many rows it speaks, and whether it claims something.

    `named` are all actors it names; where it claims nothing, the actor is who is mentioned most in the article.
    """

    text: str
    actor: str | None
    n: int
    claim: bool
    named: tuple[str, ...] = ()


def find_title(
    portrait: Portrait,
    figure: str,
    language: Language,
    focus: str | None = None,
    names: Mapping[str, str] | None = None,
) -> Title:
    """Make the title of a figure, about the actor in focus if there is one (an id, a name or an alias).

    Of fewer than five rows nothing is claimed: the title says what the figure shows, about who is mentioned most.
    Raises `UsageError` that lists the actors when the focus is none of them.

    >>> from analysis.language import choose_language
    >>> from analysis.portrait import portray
    >>> portrait = portray("Jan Bos kwam. Hij zag Els Vos. Bos lachte. Hij sprak tot Vos.")
    >>> find_title(portrait, "portraits", choose_language("en")).text
    'Bos is mentioned most; nobody is quoted'
    """
    actor = None if focus is None else portrait.of(focus).actors[0].id
    titles = _Titles(tell(portrait, language, names))
    pieces, n = titles.about(figure, actor) if actor else titles.find(figure)
    if n < FLOOR or not pieces:
        return Title(language.say(f"figure.{figure}"), actor or titles.most(figure), n, False)
    told = begin(pieces)
    text = "".join(piece if isinstance(piece, str) else piece.text for piece in told)
    named = [piece.actor for piece in told if isinstance(piece, Name)]
    about = actor or next(iter(named), titles.most(figure))
    return Title(_without_stop(text), about, n, True, tuple(named))


def title_of_nothing(figure: str, language: Language, focus: str | None = None) -> Title:
    """Say what a figure shows, of a table that belongs to no portrait."""
    return Title(language.say(f"figure.{figure}"), focus, 0, False)


def _without_stop(text: str) -> str:
    """Take the full stop from a title of one sentence; two keep theirs."""
    return text if ". " in text else text.removesuffix(".")


@dataclass(frozen=True, slots=True)
class _Titles:
    """The titles of one portrait: of each figure what stands out in it, and what it shows of one actor."""

    teller: Teller

    def most(self, figure: str) -> str | None:
        """Give the actor that stands most in a figure."""
        return self.teller.top(_MOST.get(figure, "named"))

    def find(self, figure: str) -> Told:
        """Tell what stands out in a figure."""
        tellers = {
            "portraits": self.teller.headline,
            "who-speaks": self.teller.speech,
            "naming": self.teller.names,
            "deeds": lambda: self.teller.deeds(with_alleged=False),
            "ledger": self._ledger,
            "strip": self._strip,
            "evaluations": self.teller.judgement,
            "matrix": self._matrix,
            "certainty": self.teller.certainty,
            "specifications": self._specifications,
        }
        return tellers[figure]()

    def about(self, figure: str, actor: str) -> Told:
        """Tell what a figure shows of an actor."""
        if figure == "who-speaks":
            return self.teller.speech(actor)
        if figure == "ledger":
            return self._ledger_of(actor)
        if figure == "strip":
            places = self._places().get(actor, [])
            slots: dict[str, Piece] = {"place": self._place(places[0] if places else 0), "n": self._write(len(places))}
            return self._say(figure, actor, len(places), **slots)
        if figure == "specifications":
            return self._specifications_of(actor)
        shown, rows = _ABOUT[figure]
        slots = {
            slot: self.teller.number(*self._of(measure, actor), _UNITS.get((figure, slot), ""))
            for slot, measure in shown.items()
        }
        if figure == "naming":
            slots["labels"] = self.teller.labels(actor) if self.teller.value("called", actor) else ""
        n = sum(self.teller.value(*self._of(measure, actor)) for measure in rows)
        return self._say(figure, actor, n, **slots)

    def _of(self, measure: str, actor: str) -> tuple[str, str]:
        """Read a measure of `_ABOUT`: of the actor, or with a star of the whole article."""
        return (measure[1:], ALL) if measure.startswith(ALL) else (measure, actor)

    def _ledger_of(self, actor: str) -> Told:
        """Tell how often an actor is doer and how often victim, of what is told as fact."""
        tellings = [telling for telling in find_ledger(self.teller.portrait) if telling.is_fact]
        does, undergoes = (sum(actor in t.doers for t in tellings), sum(actor in t.victims for t in tellings))
        slots = {"does": self._write(does), "all": self._write(len(tellings)), "undergoes": self._write(undergoes)}
        return self._say("ledger", actor, len(tellings), **slots)

    def _ledger(self) -> Told:
        """Tell how often doer and victim stand together, and how often no doer is named, of what is told as fact."""
        ledger = find_ledger(self.teller.portrait)
        tellings = [telling for telling in ledger if telling.is_fact]
        if not tellings:
            return self.teller.fill("ledger.no-fact", all=self._write(len(ledger))), len(ledger)
        both = sum(telling.has_doer and telling.has_victim for telling in tellings)
        without = sum(not telling.has_doer for telling in tellings)
        slots = {"n": self._write(both), "all": self._write(len(tellings)), "without": self._write(without)}
        return self.teller.fill("ledger.both", many=both != 1, **slots), len(tellings)

    def _strip(self) -> Told:
        """Tell who of those named twice or more comes first, and who last."""
        places = {actor: found for actor, found in self._places().items() if len(found) >= _OFTEN}
        order = sorted(places, key=lambda actor: places[actor])
        if len(order) < 2:
            return NOTHING
        name = {actor: Name(self.teller.name(actor), actor) for actor in order}
        slots: dict[str, Piece] = {"first": name[order[0]], "last": name[order[-1]]}
        slots["place"] = self._place(places[order[-1]][0])
        many = self.teller.is_plural(order[0])
        return self.teller.fill("strip.first-last", many=many, **slots), sum(len(found) for found in places.values())

    def _matrix(self) -> Told:
        """Tell who evaluates most, the newspaper included."""
        rows = rows_in(self.teller.portrait.records, Sentiment)
        held = [row for row in rows if row.aspect == "evaluation" and row.targets]
        counts = Counter(holder for row in held for holder in row.holder.split(";"))
        counts.pop(UNKNOWN, None)
        most = max(counts.values(), default=0)
        first = [holder for holder, n in counts.items() if n == most]
        if len(first) != 1:
            return NOTHING
        (holder,) = first
        name = Name(self.teller.name(holder), holder)
        slots: dict[str, Piece] = {"holder": name, "n": self._write(most), "all": self._write(len(held))}
        return self.teller.fill("matrix.holder", many=most != 1, **slots), len(held)

    def _specifications(self) -> Told:
        """Tell how many tones of five expressions or more have one sign, however they are counted."""
        table = score_specifications(self.teller.portrait)
        same = compare_specifications(table)["robust"].dropna()
        if same.empty:
            return NOTHING
        n = int(same.sum())
        slots = {"n": self._write(n), "all": self._write(len(same))}
        return self.teller.fill("specifications.same", many=n != 1, **slots), int(table["n"].max())

    def _specifications_of(self, actor: str) -> Told:
        """Tell in how many ways of counting the tone of an actor has the sign that it has in most."""
        table = score_specifications(self.teller.portrait)
        told = compare_specifications(table[table["actor"] == actor])
        usual = int(told[["negative", "neutral", "positive"]].max(axis=1).sum())
        slots = {"n": self._write(usual), "all": self._write(int(told["specifications"].sum()))}
        n = int(table.loc[table["actor"] == actor, "n"].max()) if len(told) else 0
        return self._say("specifications", actor, n, **slots)

    def _places(self) -> dict[str, list[int]]:
        """Give where each actor stands in the text."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows_in(self.teller.portrait.records, Mention):
            places[row.actor].append(row.start)
        return {actor: sorted(found) for actor, found in places.items()}

    def _place(self, start: int) -> str:
        return self.teller.language.share(start, max(len(self.teller.portrait.article.text), 1))

    def _write(self, n: float) -> str:
        return self.teller.language.number(n)

    def _say(self, figure: str, actor: str, rows: float, /, **slots: Piece) -> Told:
        return self.teller.about(f"focus.{figure}", actor, **slots), int(rows)
