"""The grammar of Dutch that everything above goes by, whatever is asked of a text.

Words: `words` (the closed classes), `verbs`, `nouns`, `demonyms`, `numerals`, `pronouns`, `cues`. Names: `names` (what
they name), `name_spans` (where they stand). Phrases by the tree: `noun_phrases` with `heads`, `left_edge` and
`right_edge`; how they hang in their sentence: `relations`; whom they stand for: `mention_heads`, `antecedents`. Phrases
as a source is coded, from a token on: `phrase_at` with `phrase_core`; `can_speak`. Clauses: `verb_groups`,
`predications`, `clause_subjects` (the one reader of who is the subject, of a cue as of a deed: `SUBJECT`) over
`subjects_and_objects` (`MENDING`) and `subject_after_verb`, `finite` (clauses with a finite verb), `suppositions`,
`taking_part` (those listed, and of two contrasted the one that holds), `negation` with `negators` and `contrasts`,
`veridicality` (what is not told as so; with `negation` the one reader that all tables ask), `deed_nouns`. Marks:
`marks` (which two belong together), `quoted` (whether a place is between them). `wording` gives a phrase as it is
compared.
"""
