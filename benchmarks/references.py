"""What netnotes is measured against: other ways to read the same vault, each as a command of its own.

Run as a script with `naive FOLDER`, this file is the naive Python reference: python-frontmatter and a regular
expression a line.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

DATED = r"^\s*[-*] (\*\*)?(\[\[)?\d{4}-\d\d-\d\d"
_GRAY_MATTER = """
const fs = require("fs"), path = require("path"), matter = require("gray-matter");
let notes = 0;
(function walk(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(full);
    else if (entry.name.endsWith(".md")) { matter(fs.readFileSync(full, "utf8")); notes++; }
  }
})(process.argv[2]);
console.log(notes);
"""

Command = list[str]


def references(tools: Path) -> tuple[dict[str, Command], dict[str, str]]:
    """Commands by name, to be followed by the vault's folder; and for each one that is missing, why.

    `gray-matter` is installed with npm into the folder `tools`.
    """
    found: dict[str, Command] = {"naive": [sys.executable, str(Path(__file__).resolve()), "naive"]}
    missing: dict[str, str] = {}
    if rg := shutil.which("rg"):
        found["rg"] = [rg, "--count", DATED]
    else:
        missing["rg"] = "rg is not installed"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        script = tools / "gray.js"
        script.write_text(_GRAY_MATTER, encoding="utf-8")
        install = [npm, "install", "--silent", "--no-audit", "--no-fund", "gray-matter@4"]
        if (tools / "node_modules" / "gray-matter").is_dir() or subprocess.run(
            install, check=False, cwd=tools
        ).returncode == 0:
            found["gray-matter"] = [node, str(script)]
        else:
            missing["gray-matter"] = "npm could not install gray-matter"
    else:
        missing["gray-matter"] = "node or npm is not installed"
    return found, missing


def naive(folder: str) -> None:
    """python-frontmatter on every note, and a regular expression on every line."""
    import re

    import frontmatter

    dated = re.compile(DATED)
    notes = lines = 0
    for path in Path(folder).rglob("*.md"):
        post = frontmatter.load(str(path))
        notes += bool(post.metadata)
        for line in post.content.splitlines():
            lines += bool(dated.match(line))
    print(notes, lines)


if __name__ == "__main__" and sys.argv[1:2] == ["naive"]:
    naive(sys.argv[2])
