"""How the embedded Dutch model was made. Not installed with the package; see README.md in this folder."""
