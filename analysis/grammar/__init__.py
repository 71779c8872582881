"""The grammar of Dutch that everything above goes by, whatever is asked of a text.

Words: `words` (the closed classes), `verbs`, `nouns`, `demonyms`, `numerals`, `pronouns`, `cues`. Names: `names` (what
they name), `name_spans` (where they stand). Phrases by the tree: `noun_phrases` with `heads`, `left_edge` and
`right_edge`; how they hang in their sentence: `relations`. Phrases as a source is coded, from a token on: `phrase_at`
with `phrase_core`. Marks: `marks` (which two belong together, what is between them). `wording` gives a phrase as it is
compared.
"""
