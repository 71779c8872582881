"""Read a coder's answer, strictly: the line format, the values, and every quoted word in its sentence.

    A key type Name                                    an actor of the article (level 2, at the top)
    3 | -1 | att | ass | conflict: words ; words       a sentence: tone, attribution, commitment, frames with evidence
    M key form words                                   a mention (level 2, as all that follows)
    E -eval | words | @key | narrator                  an evaluation or effect: words, targets, holder
    H kind words                                       a hedge
    R fin act deed | words | @key ; words | (@key)     a role: flags refl, inh, neg after the class; agents; patients
    V words ; words                                    verbs in which no actor takes part

`+` joins the parts of words that do not stand together, `#2` is the second occurrence in the sentence, `-` is nobody,
`(@key)` is understood but not expressed, `//` begins a line of notes.
"""

import re
from dataclasses import dataclass

from training.coding import values

QUOTES = str.maketrans("‘’‚`´“”„«»–—", "'''''\"\"\"\"\"--")
ABSENT = "-"
SENTENCE = re.compile(r"(\d+)\s*\|")
LEVEL_2 = "AMEHRV"
ZOU = re.compile(r"(?<!\w)zou(?:den)?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """What is wrong in an answer, and where."""

    file: str
    line: int
    message: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.message}"


def find_words(words, sentence, after=0):
    """Every place of the words in the sentence, as whole words; quotation marks and white space may differ."""
    pattern = r"\s+".join(re.escape(word) for word in words.translate(QUOTES).split())
    pattern = (r"(?<!\w)" if words[:1].isalnum() else "") + pattern + (r"(?!\w)" if words[-1:].isalnum() else "")
    return [match.span() for match in re.finditer(pattern, sentence.translate(QUOTES)) if match.start() >= after]


def locate(words, sentence, strict=True):
    """The spans of quoted words in a sentence, one a part, or an error that says why not."""
    spans = []
    for part in words.split(" + "):
        part, _, which = part.strip().partition(" #")
        if not part:
            raise ValueError("no words")
        if which:
            if not which.isdigit() or which == "0":
                raise ValueError(f"{part!r}: the number of an occurrence is #1, #2, …, not #{which}")
            places = find_words(part, sentence)
            if len(places) < int(which):
                raise ValueError(f"{part!r} occurs {len(places)} times in the sentence, not {which}")
            spans.append(places[int(which) - 1])
            continue
        places = find_words(part, sentence, spans[-1][1] if spans else 0)
        if not places:
            raise ValueError(f"{part!r} is not in the sentence{' after the part before it' if spans else ''}")
        if len(places) > 1 and strict:
            hint = ", ".join(f"#{n + 1}" for n, place in enumerate(find_words(part, sentence)) if place in places)
            raise ValueError(f"{part!r} occurs more than once; write {hint}")
        spans.append(places[0])
    return [list(span) for span in spans]


def items(field):
    """The items of a field: separated by ` ; `, none when it is `-`."""
    field = field.strip()
    return [] if field in ("", ABSENT) else [item.strip() for item in field.split(" ; ")]


class Reader:
    """Reads one answer; what is wrong is kept in `faults`."""

    def __init__(self, sheet, file):
        self.sheet, self.file = sheet, file
        self.spans = {number: (text, start, end) for number, text, start, end in sheet["sentences"]}
        self.actors, self.records, self.faults = {}, {}, []
        self.now = None
        self.line = 0
        self.lines = {}

    def fault(self, message, line=None):
        self.faults.append(Fault(self.file, self.line if line is None else line, message))

    def place(self, words, strict=True):
        """The spans of words, in the text that the sentence stands in."""
        text, start, end = self.spans[self.now["sentence"]]
        sentence = self.sheet["texts"][text][start:end]
        return [[start + a, start + b] for a, b in locate(words, sentence, strict)]

    def read(self, text):
        for self.line, line in enumerate(text.splitlines(), start=1):
            line = line.strip()
            if not line or line.startswith(("//", "=", "```")):
                continue
            try:
                self.read_line(line)
            except ValueError as error:
                self.fault(str(error))
        self.check_whole()
        return {
            "id": self.sheet["id"],
            "level": self.sheet["level"],
            "actors": [{"key": key, "type": kind} for key, kind in self.actors.items()],
            "sentences": [self.records[number] for number in sorted(self.records)],
        }

    def read_line(self, line):
        if SENTENCE.match(line):
            self.read_sentence([field.strip() for field in line.split("|")])
            return
        tag, _, rest = line.partition(" ")
        if len(tag) != 1 or tag not in LEVEL_2:
            raise ValueError(f"a line begins with a sentence's number and |, or with one of {' '.join(LEVEL_2)}")
        if self.sheet["level"] == 1:
            raise ValueError(f"level 1 has no lines with {tag}")
        if tag == "A":
            self.read_actor(rest)
        elif self.now is None:
            raise ValueError("a line of a sentence stands after the sentence's own line")
        else:
            getattr(self, f"read_{tag.lower()}")(rest)

    def read_actor(self, rest):
        key, kind, name = (*rest.split(None, 2), "", "", "")[:3]
        if not re.fullmatch(r"[\w-]+", key):
            raise ValueError("an actor is written: A key type Name")
        if key in self.actors:
            raise ValueError(f"actor {key!r} is listed twice")
        if not name:
            raise ValueError(f"actor {key!r} has no name")
        self.actors[key] = values.decode(kind, values.ACTORS, "type")
        self.lines[key] = self.line

    def read_sentence(self, fields):
        number = int(fields[0])
        self.now = None
        if number not in self.spans:
            raise ValueError(f"there is no sentence {number}")
        if number in self.records:
            raise ValueError(f"sentence {number} is coded twice")
        text, start, end = self.spans[number]
        self.now = {"sentence": number, "text": text, "start": start, "end": end}
        self.now |= {"tone": None, "attribution": None, "commitment": None, "frames": {}}
        if self.sheet["level"] == 2:
            self.now |= {"mentions": [], "evaluations": [], "hedges": [], "roles": [], "verbs": []}
        self.records[number] = self.now
        self.lines[number] = self.line
        if len(fields) < 4:
            raise ValueError("a sentence is written: number | tone | attribution | commitment, then its frames")
        self.now["tone"] = values.decode(fields[1], values.TONE, "tone")
        self.now["attribution"] = values.decode(fields[2], values.ATTRIBUTION, "attribution")
        self.now["commitment"] = values.decode(fields[3], values.COMMITMENT, "commitment")
        for field in fields[4:]:
            if not field:
                continue
            code, colon, words = field.partition(":")
            frame = values.decode(code.strip(), values.FRAMES, "frame")
            if frame in self.now["frames"]:
                raise ValueError(f"frame {code} is coded twice; separate its pieces of evidence with ' ; '")
            if not colon or not items(words):
                raise ValueError(f"frame {code} has no evidence")
            self.now["frames"][frame] = [self.place(item, strict=False) for item in items(words)]

    def read_m(self, rest):
        key, form, words = (*rest.split(None, 2), "", "", "")[:3]
        if not words:
            raise ValueError("a mention is written: M key form words")
        spans = self.place(words)
        row = {"spans": spans, "actor": self.actor(key), "form": values.decode(form, values.MENTIONS, "form")}
        if any(other["spans"] == spans and other["actor"] == row["actor"] for other in self.now["mentions"]):
            raise ValueError(f"mention {words!r} is coded twice")
        self.now["mentions"].append(row)

    def read_e(self, rest):
        fields = self.fields(rest, 4, "E sign-aspect | words | targets | holder")
        polarity, aspect = values.decode(fields[0], values.ASPECT, "aspect")
        if not items(fields[2]):
            raise ValueError("an evaluation or effect has a target")
        row = {"spans": self.place(fields[1]), "polarity": polarity, "aspect": aspect}
        row["targets"] = [self.participant(item) for item in items(fields[2])]
        holder = fields[3]
        if holder not in ("narrator", "unknown"):
            holder = self.participant(holder)
        self.now["evaluations"].append(row | {"holder": holder})

    def read_h(self, rest):
        kind, _, words = rest.partition(" ")
        row = {"kind": values.decode(kind, values.HEDGES, "kind"), "spans": self.place(words)}
        if any(other["spans"] == row["spans"] for other in self.now["hedges"]):
            raise ValueError(f"hedge {words!r} is coded twice")
        self.now["hedges"].append(row)

    def read_r(self, rest):
        fields = self.fields(rest, 4, "R form diathesis class [refl|inh] [neg] | words | agents | patients")
        form, diathesis, kind, *flags = (*fields[0].split(), "", "", "")[: max(3, len(fields[0].split()))]
        row = {
            "spans": self.place(fields[1]),
            "form": values.decode(form, values.FORMS, "form"),
            "diathesis": values.decode(diathesis, values.DIATHESES, "diathesis"),
            "class": values.decode(kind, values.CLASSES, "class"),
            "reflexive": "none",
            "negated": False,
        }
        for flag in flags:
            if flag == "neg":
                row["negated"] = True
            else:
                row["reflexive"] = values.decode(flag, values.REFLEXIVE | {"neg": ""}, "flag")
        row["agents"] = [self.participant(item) for item in items(fields[2])]
        row["patients"] = [self.participant(item) for item in items(fields[3])]
        if row["form"] in ("participle", "noun") and not row["agents"] + row["patients"]:
            raise ValueError(f"a {row['form']} without a participant is not coded")
        if any(other["spans"] == row["spans"] for other in self.now["roles"]):
            raise ValueError(f"verb {fields[1]!r} is coded twice")
        self.now["roles"].append(row | {"line": self.line})

    def read_v(self, rest):
        self.now["verbs"] += [self.place(item) for item in items(rest)]

    def fields(self, rest, number, form):
        fields = [field.strip() for field in rest.split("|")]
        if len(fields) != number:
            raise ValueError(f"{len(fields)} fields; written is: {form}")
        return fields

    def actor(self, key):
        if key not in self.actors:
            raise ValueError(f"actor {key!r} is not in the list; listed are {', '.join(self.actors) or 'none'}")
        return key

    def participant(self, item):
        """Who takes part: an actor, `@key` or understood `(@key)`, or words of the sentence."""
        implied = item.startswith("(") and item.endswith(")")
        inner = item[1:-1].strip() if implied else item
        row = {"actor": None, "spans": None, "implied": implied}
        if inner.startswith("@"):
            row["actor"] = self.actor(inner[1:])
        else:
            row["spans"] = self.place(inner)
        return row

    def check_whole(self):
        """What can only be checked when all is read."""
        for number in self.spans:
            if number not in self.records:
                self.fault(f"sentence {number} is not coded", line=0)
        if self.sheet["level"] == 1:
            return
        mentioned = {row["actor"] for record in self.records.values() for row in record["mentions"]}
        for key in self.actors:
            if key not in mentioned:
                self.fault(f"actor {key!r} is never mentioned", self.lines[key])
        for number, record in self.records.items():
            text, start, end = self.spans[number]
            marked = {tuple(row["spans"][0]) for row in record["hedges"]}
            for match in ZOU.finditer(self.sheet["texts"][text][start:end]):
                if (start + match.start(), start + match.end()) not in marked:
                    self.fault(f"every zou has a hedge of its own: {match.group()!r} has none", self.lines[number])
            here = {row["actor"] for row in record["mentions"]}
            for row in record["roles"]:
                line = row.pop("line")
                for who in row["agents"] + row["patients"]:
                    if who["actor"] and not who["implied"] and who["actor"] not in here:
                        message = f"{who['actor']!r} has no mention in sentence {number}: add M, or write (@…)"
                        self.fault(message, line)


def read_answer(text, sheet, file="answer"):
    """Read an answer to a sheet: the record, and the faults."""
    reader = Reader(sheet, file)
    return reader.read(text), reader.faults
