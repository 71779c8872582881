"""WebAnno and INCEpTION: UIMA CAS in XMI, by dkpro-cassis; a ZIP archive with the type system and a file an article.

Each kind of coding is a layer (`webanno.custom.Quotes`) of spans with a `label`, which an annotator changes, and
`data`, which holds the rest. Sentences and words stand in the layers that these programs show a text by.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange.coding import CodedArticle, Coding, check_codings, check_ids
from analysis.exchange.packing import UNSAFE, article_data, article_from, need_plain, to_json
from analysis.saving import pack_files, save_file

_TYPES = "TypeSystem.xml"
_LAYERS = ("webanno.custom.", "custom.")
_ARTICLE = "webanno.custom.MediabeeldArticle"
_SEGMENT = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
_SHOWN = {"tokens": f"{_SEGMENT}Token", "sentences": f"{_SEGMENT}Sentence"}
#: Layers of DKPro that hold codes: with the feature that is the code.
_NAMED = {"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity": "value"}
_META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_META_FEATURES = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
_FEATURES = ("label", "coder", "memo", "data")
_BETWEEN = " > "


def write_xmi(articles: Iterable[CodedArticle]) -> bytes:
    """Write coded articles as UIMA CAS XMI, with the type system they need, in one archive."""
    from cassis import Cas, TypeSystem

    known = list(articles)
    types = TypeSystem()
    for name in _SHOWN.values():
        types.create_type(name, "uima.tcas.Annotation")
    meta = types.create_type(_META, "uima.tcas.DocumentAnnotation")
    for feature in _META_FEATURES:
        types.create_feature(meta, feature, "uima.cas.String")
    types.create_feature(types.create_type(_ARTICLE, "uima.cas.TOP"), "data", "uima.cas.String")
    layers: dict[str, Any] = {}
    for kind in dict.fromkeys(coding.code[0] for coded in known for coding in coded.codings):
        layers[kind] = types.create_type(_layer(kind, len(layers)), "uima.tcas.Annotation")
        for feature in _FEATURES:
            types.create_feature(layers[kind], feature, "uima.cas.String")
        types.create_feature(layers[kind], "n", "uima.cas.Integer")
    files = {_TYPES: types.to_xml().encode("utf-8")}
    for coded in known:
        if bad := re.search(UNSAFE.pattern.replace("\x0d", ""), coded.article.text):
            raise UsageError(
                f"{coded.article.id}: has U+{ord(bad[0]):04X} at {bad.start()}, which XML lacks; take qdpx or jsonl"
            )
        cas = Cas(typesystem=types)
        cas.sofa_string, cas.sofa_mime = coded.article.text, "text/plain"
        _fill(cas, coded, layers)
        files[f"{_file_name(coded.article.id)}.xmi"] = cas.to_xmi().encode("utf-8")
    return pack_files(files)


def save_xmi(articles: Iterable[CodedArticle], path: Path) -> None:
    """Write one coded article as XMI, with its type system beside it as `TypeSystem.xml`; raises `OutputError`."""
    known = list(articles)
    if len(known) != 1:
        raise UsageError(f"{path}: an XMI file holds one article, and there are {len(known)}; name a .zip")
    files = _unpack(write_xmi(known), path)
    save_file(files.pop(_TYPES), path.with_name(_TYPES))
    save_file(next(iter(files.values())), path)


def _layer(kind: str, number: int) -> str:
    """Give the name of a layer: that of the kind, in letters that a type may have."""
    plain = "".join(part.capitalize() for part in re.findall(r"[A-Za-z0-9]+", kind))
    whole = plain.casefold() == kind.casefold() and plain[:1].isalpha()
    return f"{_LAYERS[0]}{plain if whole else f'Layer{number}{plain}'}"


def _file_name(id: str) -> str:
    return re.sub(r'[/\\:*?"<>|\x00-\x1f]', "-", id)


def _fill(cas: Any, coded: CodedArticle, layers: Mapping[str, Any]) -> None:
    id = UNSAFE.sub("\ufffd", coded.article.id)
    end = len(coded.article.text)
    cas.add(cas.typesystem.get_type(_META)(begin=0, end=end, language="nl", documentId=id, documentTitle=id))
    head = {"article": article_data(coded.article), "about": dict(coded.about)}
    cas.add(cas.typesystem.get_type(_ARTICLE)(data=to_json(head)))
    for n, coding in enumerate(coded.codings, 1):
        kind, *labels = coding.code
        kept = {"code": list(coding.code), "fields": dict(coding.fields)}
        memo = coding.memo
        if memo is not None and (UNSAFE.search(memo) or memo == ""):
            kept, memo = {**kept, "memo": memo}, None
        coder = None if coding.coder is None else need_plain(coding.coder, "the coder")
        place = {"begin": coding.start, "end": coding.end}
        label = need_plain(_BETWEEN.join(labels) or kind, "the code")
        cas.add(layers[kind](**place, label=label, coder=coder, memo=memo, data=to_json(kept), n=n))
        if kind in _SHOWN:
            cas.add(cas.typesystem.get_type(_SHOWN[kind])(**place))


def read_xmi(data: bytes, path: Path) -> list[CodedArticle]:
    """Read coded articles from an archive of XMI with its type system, or from one XMI file with `TypeSystem.xml` by.

    Of other projects the layers of their own (`webanno.custom`, `custom`) and named entities are read: the layer and
    its `label` or `value` are the code, the other features its fields. Raises `UsageError`.
    """
    if path.suffix.lower() == ".zip":
        files = _unpack(data, path)
    else:
        beside = path.with_name(_TYPES)
        if not beside.is_file():
            raise UsageError(f"{path}: needs its type system, {_TYPES}, beside it; INCEpTION exports both in one ZIP")
        files = {_TYPES: beside.read_bytes(), path.name: data}
    types = next((content for name, content in files.items() if Path(name).name.casefold() == _TYPES.casefold()), None)
    if types is None:
        raise UsageError(f"{path}: has no {_TYPES}; export as UIMA CAS XMI, which brings it")
    names = sorted(name for name in files if name.lower().endswith(".xmi"))
    return check_ids([_read_one(files[name], types, name, path) for name in names], str(path))


def _unpack(data: bytes, path: Path) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile as fault:
        raise UsageError(f"{path}: is no ZIP archive ({fault})") from None


def _read_one(data: bytes, types: bytes, name: str, path: Path) -> CodedArticle:
    from cassis import load_cas_from_xmi, load_typesystem
    from lxml.etree import XMLSyntaxError

    try:
        cas = load_cas_from_xmi(BytesIO(data), typesystem=load_typesystem(BytesIO(types)))
    except (XMLSyntaxError, ValueError, KeyError, LookupError) as fault:
        raise UsageError(f"{path}, {name}: is no XMI that fits its type system ({fault})") from None
    text = str(cas.sofa_string or "")
    known = {type.name for type in cas.typesystem.get_types()}
    head = [json.loads(found.data) for found in cas.select(_ARTICLE)] if _ARTICLE in known else []
    article = article_from(head[0]["article"], text) if head else Article(id=_id(cas, name, known), text=text)
    codings = [
        (found.begin, _own(found)) if _is_ours(layer) else (found.begin, (2**31, _foreign(found, layer)))
        for layer in cas.typesystem.get_types()
        if (layer.name.startswith(_LAYERS) and layer.name != _ARTICLE) or layer.name in _NAMED
        for found in cas.select(layer.name)
        if found.type.name == layer.name
    ]
    ordered = [coding for _, (_, coding) in sorted(codings, key=lambda entry: (entry[1][0], entry[0]))]
    about = head[0]["about"] if head else {}
    coded = CodedArticle(article=article, codings=tuple(ordered), about=about)
    return check_codings(coded, f"{path}, {name}")


def _id(cas: Any, name: str, known: set[str]) -> str:
    meta = cas.select(_META) if _META in known else []
    called = meta[0].documentId or meta[0].documentTitle if meta else None
    return Path(str(called or name)).name.removesuffix(".xmi").removesuffix(".txt")


def _is_ours(layer: Any) -> bool:
    return {*_FEATURES, "n"} <= {feature.name for feature in layer.all_features}


def _own(found: Any) -> tuple[int, Coding]:
    """Read a coding in a layer of ours; one that an annotator added has a label alone."""
    kept = json.loads(found.data) if found.data else {}
    code = tuple(kept.get("code") or (_kind(found.type),))
    labels = _BETWEEN.join(code[1:]) or code[0]
    if found.label and found.label != labels:  # an annotator gave it another
        code = (code[0], *found.label.split(_BETWEEN))
    memo = kept.get("memo", found.memo)
    coding = Coding(
        start=found.begin, end=found.end, code=code, fields=kept.get("fields", {}), coder=found.coder, memo=memo
    )
    return (2**31 if found.n is None or not found.data else found.n), coding


def _foreign(found: Any, layer: Any) -> Coding:
    fields = {name: value for name, value in _features(found, layer)}
    label = next((name for name in (_NAMED.get(layer.name), "label", "value", *sorted(fields)) if name in fields), None)
    code = (_kind(layer), *([str(fields.pop(label))] if label else []))
    return Coding(start=found.begin, end=found.end, code=code, fields=fields)


def _features(found: Any, layer: Any) -> Iterator[tuple[str, Any]]:
    for feature in layer.all_features:
        value = getattr(found, feature.name, None)
        if feature.name not in ("begin", "end", "sofa") and isinstance(value, str | int | float | bool):
            yield feature.name, value


def _kind(layer: Any) -> str:
    return str(layer.name.rpartition(".")[2]).lower()
