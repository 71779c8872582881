"""The grammar of Dutch that everything above goes by, whatever is asked of a text.

Words: `words` (the closed classes), `verbs`, `nouns`, `demonyms`, `numerals`, `pronouns` with `cases`, `cues`,
`deed_nouns`, `wording` (a phrase as it is compared). Names: `names` (what they name), `name_spans` (where they stand),
`name_words` (which words belong to one: `NAME_WORDS`).

Phrases by the tree: `noun_phrases` with `heads`, `attachment`, `left_edge` and `right_edge`; how they hang in their
sentence: `relations`; whom they stand for: `mention_heads`, `antecedents`. Phrases as a source is coded, from a token
on: `phrase_at` with `phrase_core`; `can_speak`.

Clauses: `verb_groups`, `finite`, `predications`; `clause_subjects` (the one reader of the subject, of a cue as of a
deed: `SUBJECT`) over `subjects_and_objects` (`MENDING`) and `subject_after_verb`; `agents` (who does and who
undergoes, by form) with `passives`; `taking_part` (those listed, and of two contrasted the one that holds); `negation`
with `negators` and `contrasts`, and `veridicality` with `questions` and `suppositions` (the readers of what is denied
and of what is not told as so), `unrealised` with `to_come` (what is tried, planned or to come); `accusations` (who is
accused of what); `circumstances` (where, when and at what, by which two tellings compare).

Marks: `marks` and `open_marks` (which two belong together), `passages`, `inquit` (the clause that says who speaks),
`turns` (words without marks: behind a dash, a label, a question).
"""
