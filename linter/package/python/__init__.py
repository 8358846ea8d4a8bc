"""The linter for curated Markdown lists; the program is no Python."""
