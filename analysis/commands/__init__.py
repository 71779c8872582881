"""The commands of `mediabeeld`, by what they work on; `cli` puts them together and runs them."""
