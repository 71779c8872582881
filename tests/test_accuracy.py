"""How right the numbers of a portrait are: by the coding and sheets of the user, else by what the package measured."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

import analysis as an
from analysis.accuracy import MEASURED, HandCoding, Share, find_accuracy, tell_accuracy
from analysis.annotations import SetRow, anchor_in
from analysis.errors import UsageError
from analysis.language import choose_language
from analysis.report import render_report
from analysis.sampling import draw_sample, save_sheet
from tests.golden_tables import portray_seed

TEXT = "“Wij gaan door”, zei minister Els Vos. “Dat is laf”, aldus Jan Bos. Bos sloeg Vos."
PAGE = Path(__file__).parents[1] / "docs" / "measured.md"


def quote(words: str, speaker: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": "direct", "text": words, "speaker_name": speaker}


def code(folder: Path, id: str, *items: dict[str, object], text: str = TEXT) -> Path:
    (folder / f"{id}.txt").write_text(text, "utf-8")
    (folder / f"{id}.quotes.json").write_text(json.dumps({"quotes": items}), "utf-8")
    return folder


def told(folder: Path, id: str = "een", language: str = "en") -> str:
    portrait = an.portray(an.read_article(TEXT, id=id))
    return find_accuracy(portrait, "speech", folder, language=language).replace("\xa0", " ")


def test_a_coded_article_says_how_many_speakers_are_right_and_what_was_missed_is_wrong(tmp_path: Path) -> None:
    code(tmp_path, "een", quote("Wij gaan door", "Els Vos"), quote("Dat is laf", "Els Vos"), quote("Bos sloeg", "Bos"))
    expected = "Of the quotations coded by hand in this article 33 % were found with the right speaker (n = 3)."
    assert told(tmp_path) == expected


def test_an_article_that_is_not_coded_is_told_by_those_that_are(tmp_path: Path) -> None:
    code(tmp_path, "een", quote("Wij gaan door", "Els Vos"))
    code(tmp_path, "twee", quote("Wij gaan door", "Els Vos"), quote("Dat is laf", "Els Vos"))
    assert told(tmp_path, "drie", "nl") == (
        "Van de citaten die in 2 artikelen met de hand zijn gecodeerd, is 67 % gevonden met de juiste spreker (n = 3)."
    )


def test_coding_of_another_text_by_the_same_name_is_not_taken_for_this_one(tmp_path: Path) -> None:
    code(tmp_path, "een", quote("Wij gaan door", "Els Vos"), text=TEXT + " Meer.")
    assert "in 1 article " in told(tmp_path)


def test_a_corrected_speaker_does_not_flatter(tmp_path: Path) -> None:
    code(tmp_path, "een", quote("Wij gaan door", "Els Vos"), quote("Dat is laf", "Els Vos"))
    portrait = an.portray(an.read_article(TEXT, id="een"))
    row = portrait.records["quotes"][1]
    vos = portrait.records["quotes"][0].speakers
    mended = portrait.corrected(
        SetRow(table="quotes", at=anchor_in(TEXT, row.start, row.end), to={"speakers": vos}, coder="jv")
    )
    assert mended.records["quotes"][1].speakers == vos
    assert "50\xa0%" in find_accuracy(mended, "speech", tmp_path)


def test_coded_actors_tell_of_names_and_deeds(tmp_path: Path) -> None:
    def mentions(words: str) -> list[dict[str, int]]:
        places = [place for place in range(len(TEXT)) if TEXT.startswith(words, place)]
        return [{"start": place, "end": place + len(words)} for place in places]

    (tmp_path / "een.txt").write_text(TEXT, "utf-8")
    actions = [
        {"verb_start": TEXT.index("sloeg"), "actor": "Bos", "role": "agent", "voice": "active"},
        {"verb_start": TEXT.index("sloeg"), "actor": "Vos", "role": "agent", "voice": "active"},
    ]
    actors = [
        {"name": "Bos", "mentions": [*mentions("Jan Bos"), mentions("Bos")[1]]},
        {"name": "Vos", "mentions": [*mentions("minister Els Vos"), mentions("Vos")[1], *mentions("laf")]},
    ]
    (tmp_path / "een.actors.json").write_text(json.dumps({"actors": actors, "actions": actions}), "utf-8")
    shares = HandCoding(tmp_path).shares_of(an.portray(an.read_article(TEXT, id="een")))
    assert shares == [Share("names", "actor", 4, 5), Share("deeds", "role", 1, 2)]
    said = tell_accuracy(shares, "nl")
    assert said["names"].startswith(
        "Van de vermeldingen die in dit artikel met de hand zijn gecodeerd, is 80\xa0% gevonden"
    )
    assert said["speech"] == choose_language("nl").say("measured.speech")


def test_a_filled_sheet_tells_of_its_layer_with_its_interval(tmp_path: Path) -> None:
    portrait = an.portray(an.read_article(TEXT, id="een"))
    sheet = tmp_path / "steekproef.csv"
    save_sheet(draw_sample([portrait], "quotes", 9), sheet)
    assert find_accuracy(portrait, "speech", sheets=[sheet]).startswith("Not checked by you")
    rows = list(csv.DictReader(StringIO(sheet.read_text("utf-8-sig"), newline="")))
    page = StringIO()
    writer = csv.DictWriter(page, list(rows[0]))
    writer.writeheader()
    writer.writerows([{**row, "right": answer} for row, answer in zip(rows, ("ja", "nee"), strict=True)])
    sheet.write_text("\ufeff" + page.getvalue(), "utf-8")
    assert find_accuracy(portrait, "speech", sheets=[sheet]).replace("\xa0", " ") == (
        "Of the rows checked by hand (quotations) 50 % were right (n = 2; 95 % interval 9 % to 91 %)."
    )
    assert "91\xa0%" in str(an.find_errors(portrait, sheets=[sheet]).answer)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold here"):
        HandCoding(tmp_path)


@pytest.mark.parametrize("layer", MEASURED)
def test_what_the_package_measured_is_said_to_be_so(layer: str) -> None:
    assert tell_accuracy([])[layer].startswith("Not checked by you: in ")
    assert tell_accuracy([], "nl")[layer].startswith("Niet door u nagekeken: in ")


@pytest.mark.parametrize(
    ("layer", "said", "row"),
    [
        ("speech", "82\xa0%", "| speaker resolved, no registry (all kinds) | the 88, first run | .82:"),
        ("names", "87\xa0%", "mentions F1 .82, right actor .87 |"),
        ("deeds", "F1 of .68, who undergoes of .37", "agents F1 .68, patients .37;"),
        ("certainty", "F1 of .68", "| hedges (words and kind) | 18 coded articles kept aside, n = 27, once | F1 .68 |"),
    ],
)
def test_the_numbers_are_those_that_were_measured(layer: str, said: str, row: str) -> None:
    assert said in tell_accuracy([])[layer]
    assert row in PAGE.read_text("utf-8")


def test_the_page_has_it_beside_the_finding_that_rests_on_it() -> None:
    html = render_report(portray_seed(), accuracy=[Share("names", "actor", 9, 10), Share("all", "tokens", 1, 2)])
    (names,) = re.findall(r'<li data-layer="?names"?>(.*?)</li>', html)
    assert "mentions coded by hand in this article 90\xa0% were found" in names
    census = html.partition("a census of its words, not of the truth.")[2].partition("</li>")[0]
    assert census.startswith(" <small>Of the rows checked by hand (tokens) 50\xa0% were right")


def test_what_the_user_measured_is_told_though_nothing_stands_out(tmp_path: Path) -> None:
    code(tmp_path, "een", quote("Wij gaan door", "Els Vos"))
    portrait = an.portray(an.read_article(TEXT, id="een"))
    html = render_report(portrait, "nl", HandCoding(tmp_path).shares_of(portrait))
    assert html.count("is 100\xa0% gevonden met de juiste spreker (n = 1).") == 1
    assert "Niet door u nagekeken" not in html
