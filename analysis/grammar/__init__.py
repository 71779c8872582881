"""The grammar of Dutch that everything above goes by, whatever is asked of a text."""
