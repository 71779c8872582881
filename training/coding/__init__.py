"""From coding sheets to published labels: see README.md in this folder."""
