"""The handler through which python-frontmatter reads a note: our split, our YAML, our line numbers.

Apart from the package, because python-frontmatter is loaded only when a note needs it.
"""

from __future__ import annotations

import re

from frontmatter.default_handlers import BaseHandler

from netnotes.diagnostics import Diagnostic
from netnotes.front_matter import FrontMatter, Node, load_yaml
from netnotes.front_matter.nodes import Source

_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)


class NoteHandler(BaseHandler):
    """Reads one note whose parts are known, and keeps its nodes and faults. It never writes."""

    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str, parts: FrontMatter) -> None:
        super().__init__(fm_boundary=_BOUNDARY)
        self.path = path
        self.parts = parts
        self.entries: tuple[tuple[str, Node], ...] = ()
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def split(self, text: str) -> tuple[str, str]:
        """The parts as they were split, whatever python-frontmatter has stripped since."""
        return self.parts.text or "", self.parts.body

    def load(self, fm: str) -> dict[str, object]:
        """Keeps entries and faults; gives back the values by key."""
        node, self.diagnostics = load_yaml(self.path, fm, self.parts.first_line)
        if node and node.kind != "map":
            what = "a list" if node.kind == "list" else "plain text"
            source = Source(self.path, fm, self.parts.first_line)
            source.report("front-matter-not-mapping", node.line - self.parts.first_line, what=what)
            self.diagnostics += tuple(source.found)
        self.entries = node.pairs() if node else ()
        return {key: value.value for key, value in self.entries}
