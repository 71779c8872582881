"""Published labels on disk: JSON lines, in which the spans of an expression are one short string.

The sentences that somebody coded of an article are the `rows` of one line, which tells once what they share, and in
`columns` the names of what each row begins with; what only some rows have stands in an object at a row's end. Each row
is a string, itself JSON. A row without a `key` is of the body of the article.

`[[8, 13], [36, 42]]`, an expression in two parts, is written `8-13+36-42`: files stay small, and anyone sees that they
hold offsets and no words. A participant that is an actor is `@a1`, understood `(@a1)`, other words of the sentence
`@8-13`, as on a coder's sheet; the actors of an article stand once, before its rows, and a mention, evaluation, hedge
or role is the list of its values in the order of `FIELDS`. No line has a space, as read or as written, so that nothing
in a file so much as looks like a text.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

SHARED = ("article", "split", "coder", "level", "actors")
FIELDS = {
    "mentions": ("spans", "actor", "form"),
    "evaluations": ("spans", "polarity", "aspect", "targets", "holder"),
    "hedges": ("spans", "kind"),
    "roles": ("spans", "form", "diathesis", "class", "reflexive", "negated", "agents", "patients"),
}
_PACKED = re.compile(r"\d+-\d+(?:\+\d+-\d+)*")
_PARTICIPANT = re.compile(rf"(\()?@(?:(a\d+)|({_PACKED.pattern}))(?(1)\))")


def is_spans(value):
    """Whether a value is the spans of one expression: a list of pairs of offsets, not empty."""
    pairs = isinstance(value, list) and bool(value) and all(isinstance(v, list) and len(v) == 2 for v in value)
    return pairs and all(isinstance(offset, int) for pair in value for offset in pair)


def pack(value):
    """Write the spans anywhere in a value as strings.

    >>> pack({"spans": [[8, 13], [36, 42]], "actor": "a1"})
    {'spans': '8-13+36-42', 'actor': 'a1'}
    >>> pack([{"actor": "a1", "spans": None, "implied": True}, {"actor": None, "spans": [[8, 13]], "implied": False}])
    ['(@a1)', '@8-13']
    """
    if is_spans(value):
        return "+".join(f"{start}-{end}" for start, end in value)
    if isinstance(value, dict):
        if value.keys() == {"actor", "spans", "implied"} and (value["actor"] is None) != (value["spans"] is None):
            who = "@" + (value["actor"] or pack(value["spans"]))
            return f"({who})" if value["implied"] else who
        return {key: pack(inner) for key, inner in value.items()}
    return [pack(inner) for inner in value] if isinstance(value, list) else value


def unpack(value):
    """Read the strings that `pack` wrote as spans again.

    >>> unpack({"frames": {"conflict": ["8-13", "36-42+50-52"]}})
    {'frames': {'conflict': [[[8, 13]], [[36, 42], [50, 52]]]}}
    >>> unpack("@a1")
    {'actor': 'a1', 'spans': None, 'implied': False}
    """
    if isinstance(value, str) and (one := _PARTICIPANT.fullmatch(value)):
        return {"actor": one[2], "spans": unpack(one[3]), "implied": one[1] is not None}
    if isinstance(value, str) and _PACKED.fullmatch(value):
        return [[int(offset) for offset in pair.split("-")] for pair in value.split("+")]
    if isinstance(value, dict):
        return {key: unpack(inner) for key, inner in value.items()}
    return [unpack(inner) for inner in value] if isinstance(value, list) else value


def read_labels(path):
    """Read a file of published labels, as a list of rows."""
    lines = map(json.loads, Path(path).read_text("utf-8").splitlines())
    return [_named(unpack(row)) for line in lines for row in _rows(line)]


def _named(row):
    """Give the records of a row their names again, of those that stand as lists of values."""
    for name in FIELDS.keys() & row.keys():
        row[name] = [dict(zip(FIELDS[name], one, strict=True)) if isinstance(one, list) else one for one in row[name]]
    return row


def _unnamed(row):
    """Write the records of a row as lists of values, where they have all fields and no others."""
    whole = {
        name: [[one[f] for f in fields] if one.keys() == set(fields) else one for one in row[name]]
        for name, fields in FIELDS.items()
        if name in row
    }
    return row | whole


def _rows(line):
    """Give the rows of a line, each with what all of them share."""
    if "rows" not in line:
        yield line
        return
    shared = {"key": line["article"]} | {name: line[name] for name in SHARED if name in line}
    columns = line["columns"]
    for values in map(json.loads, line["rows"]):
        own = dict(zip(columns, values, strict=False)) | (values[-1] if len(values) > len(columns) else {})
        yield shared | own


def write_labels(rows, path):
    """Write rows, a JSON object a coder and article or a headline, sorted; give the number of rows."""
    lines, articles = [], defaultdict(list)
    for row in map(_unnamed, map(pack, rows)):
        if "article" not in row:
            lines.append(row)
            continue
        shared = tuple((name, _compact(row[name])) for name in SHARED if name in row)
        own = {name: value for name, value in row.items() if name not in SHARED}
        if own["key"] == row["article"]:
            del own["key"]
        articles[shared].append(own)
    lines += [
        {name: json.loads(value) for name, value in shared} | _as_columns(sorted(own, key=json.dumps))
        for shared, own in articles.items()
    ]
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    text = "".join(sorted(_compact(line) + "\n" for line in lines))
    Path(path).write_text(text, "utf-8", newline="\n")
    return sum(len(line.get("rows", [line])) for line in lines)


def _compact(value):
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _as_columns(rows):
    """Write rows as values under the names that all of them have, in the order of the first.

    >>> _as_columns([{"start": 0, "tone": 1}, {"key": "ab", "start": 5, "tone": 0}])
    {'columns': ['start', 'tone'], 'rows': ['[0,1]', '[5,0,{"key":"ab"}]']}
    """
    columns = [name for name in rows[0] if all(name in row for row in rows)]
    rest = [{name: value for name, value in row.items() if name not in columns} for row in rows]
    values = [[row[name] for name in columns] for row in rows]
    return {
        "columns": columns,
        "rows": [_compact([*one, *([more] if more else [])]) for one, more in zip(values, rest, strict=True)],
    }
