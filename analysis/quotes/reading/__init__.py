"""What is reported without marks: that-clauses, te-infinitives, clauses with *volgens* and before their cue."""
