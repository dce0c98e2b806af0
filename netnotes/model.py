"""What netnotes knows: frozen records of what the notes say, nothing derived.

Level 0: imports nothing of netnotes but its neighbours in level 0. Records are NamedTuples, because a
large vault holds hundreds of thousands of them.

Two layers stand here. A `Note` is what one file says on its own, with links still unresolved (it is what
the cache keeps). A `Network` is what all notes say together: people, with every link resolved to a path.
Paths are relative to the vault, with `/`, as the file system spells them.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from netnotes.diagnostics import Diagnostic
from netnotes.kinship import says_family

Kind = Literal[
    "met", "call", "message", "reply", "shared", "intro", "intro-from", "referred", "referred-me",
    "gave", "received", "asked", "they-asked", "granted", "declined", "ignored", "offered",
    "heard", "milestone", "bind", "note",
    "help",  # help without a direction: reported, counts as a note
]  # fmt: skip
Direction = Literal["out", "in", "mutual", ""]
Shape = Literal["list", "heading", "table", "front matter", "meeting", "daily", "property"]
TaskStatus = Literal["open", "done", "cancelled"]


class Evidence(NamedTuple):
    """Where a fact comes from: a line of a note, or a front-matter key."""

    path: str
    line: int  # 1-based
    text: str  # the line as written, stripped
    asserted: bool = False  # the writer's word for it (front matter) rather than a dated line


class Link(NamedTuple):
    """A link as written: `[[target#sub|shown]]` or `[shown](target.md)`, percent-decoded."""

    target: str  # without `#…`, `|…` and a trailing `.md`
    shown: str
    line: int


class PartialDate(NamedTuple):
    """A date known to the day, the month or the year; a birthday may lack its year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def last_day(self) -> date | None:
        """The last day of the period (a year or month counts to its end), or None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            if self.month == 12:
                return date(self.year, 12, 31)
            return date(self.year, self.month + 1, 1) - timedelta(days=1)
        return date(self.year, self.month, self.day)


class Act(NamedTuple):
    """One thing that happened in an interaction, and which way it went."""

    kind: Kind
    direction: Direction


class Entry(NamedTuple):
    """An interaction as one note tells it; links are not yet resolved."""

    day: date | None  # None: undated
    acts: tuple[Act, ...]  # never empty: (note, mutual) where nothing else is said
    text: str  # the writer's words, without date, arrow, kind tags and field syntax; nested lines joined by `; `
    evidence: Evidence  # the first line
    shape: Shape
    guessed: bool = False  # the kind came from a word, not from a tag or field
    minutes: int | None = None
    group: int | None = None  # stated size, `group of 12` or `[group:: 12]`, the writer not counted
    with_links: tuple[Link, ...] = ()  # others who took part: `with [[…]]`, participants of a meeting
    links: tuple[Link, ...] = ()  # every other link: mentions, and whom an #intro was to
    last_line: int = 0  # the last line that belongs to it


class Mention(NamedTuple):
    """A line outside any dated entry that links somebody (a daily note's line may be an interaction)."""

    links: tuple[Link, ...]
    acts: tuple[Act, ...]  # empty: only a mention
    text: str
    evidence: Evidence
    guessed: bool = False
    minutes: int | None = None
    group: int | None = None
    with_links: tuple[Link, ...] = ()


class Task(NamedTuple):
    """A task line, `- [ ] …`, in either Obsidian Tasks format."""

    text: str  # without checkbox, dates, priority, ids and tags of the format
    status: TaskStatus
    evidence: Evidence
    due: date | None = None
    done: date | None = None
    created: date | None = None
    recurrence: str = ""
    entry_day: date | None = None  # the day of the entry (or daily note) the task stands in
    links: tuple[Link, ...] = ()


class Profile(NamedTuple):
    """Everything a note's properties (front matter, Dataview fields, known body sections) say.

    Text properties are tuples where people write lists; a single text is a tuple of one. A yes/no property is
    None when it is not stated.
    """

    name: str = ""
    aliases: tuple[str, ...] = ()
    company: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    location: str = ""
    birthday: PartialDate | None = None
    important_dates: tuple[tuple[str, PartialDate], ...] = ()  # (label, date)
    met: PartialDate | None = None
    known_since: PartialDate | None = None
    how_met: str = ""
    introduced_by: tuple[Link, ...] = ()  # plain names are links too
    family: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    relation: str = ""
    purpose: str = ""
    why: str = ""
    personal: str = ""
    would_refer: bool | None = None
    knows: tuple[Link, ...] = ()
    knows_me: tuple[str, ...] = ()
    know_me_better: bool = False
    target: bool = False
    keep: bool = False
    helped: Literal["", "me", "them", "both"] = ""
    cadence_days: int | None = None
    snooze_until: date | None = None
    archived: bool = False
    last_contact: date | None = None
    next_contact: date | None = None

    @property
    def is_family(self) -> bool:
        """Whether `relation` says family: the word, or one such as mother, uncle or Schwester."""
        return bool(self.relation) and says_family(self.relation)


class Note(NamedTuple):
    """What one Markdown file says, on its own. `netnotes.notes.read_note` makes it; the cache keeps it."""

    path: str
    marks: tuple[str, ...] = ()  # folded words of type, category, class …: what the note says it is
    tags: tuple[str, ...] = ()  # front matter and body, without `#`, as written
    profile: Profile = Profile()
    sources: Mapping[str, Evidence] = {}  # Profile field -> where it is written
    entries: tuple[Entry, ...] = ()  # dated or tagged interactions (shapes 1 to 4)
    mentions: tuple[Mention, ...] = ()
    tasks: tuple[Task, ...] = ()
    meeting_day: PartialDate | None = None  # the `date` property (shape 5)
    participants: tuple[Link, ...] = ()  # people/participants/attendees … or under such a heading
    meeting: Entry | None = None  # the whole note read as one interaction: kinds, text, minutes
    template: bool = False  # unfilled placeholders in the front matter
    bare: bool = False  # nothing but a name
    diagnostics: tuple[Diagnostic, ...] = ()


class Interaction(NamedTuple):
    """Something that happened with one person: one event, however often it was noted.

    What an `Entry` says too has the same place in both.
    """

    day: date | None
    acts: tuple[Act, ...]
    text: str
    evidence: tuple[Evidence, ...]  # one a note that tells it
    people: tuple[str, ...] = ()  # paths of all who took part, this person included
    guessed: bool = False
    minutes: int | None = None
    group: int = 1  # how many took part besides the writer (named or stated)
    asserted: bool = False  # `last_contact` and the like
    mentions: tuple[str, ...] = ()  # paths of people linked but not taking part (whom an intro was to)

    def kinds(self) -> frozenset[str]:
        """The kinds of all its acts."""
        return frozenset(act.kind for act in self.acts)


class Promise(NamedTuple):
    """Something the writer said they would do for a person: a task."""

    text: str
    status: TaskStatus
    evidence: Evidence
    due: date | None = None  # as written
    entry_day: date | None = None
    done: date | None = None
    created: date | None = None
    recurrence: str = ""
    asserted: bool = False  # `next_contact`


class Person(NamedTuple):
    """One person, and all that any note says about them."""

    path: str
    name: str
    link: str  # what to write between [[ and ]]: the stem, or the path without .md where the stem is ambiguous
    profile: Profile
    aliases: tuple[str, ...] = ()  # profile aliases; the file's stem too where it differs from the name
    tags: tuple[str, ...] = ()
    interactions: Sequence[Interaction] = ()  # undated first, then by day; see `netnotes.interactions`
    promises: tuple[Promise, ...] = ()
    mentions: tuple[Evidence, ...] = ()  # lines elsewhere that link this person and are no interaction
    knows: tuple[str, ...] = ()  # paths
    introduced_by: tuple[str, ...] = ()  # paths, or the name as written where nobody is found
    sources: Mapping[str, Evidence] = {}  # Profile field -> where it is written
    bare: bool = False  # a name and nothing else

    def source(self, field: str) -> tuple[Evidence, ...]:
        """The evidence of a profile field, as a tuple of none or one."""
        found = self.sources.get(field)
        return (found,) if found else ()


class Unread(NamedTuple):
    """A Markdown file in a people folder that is not a person, and why."""

    path: str
    why: str


class Network(NamedTuple):
    """Everyone the vault's notes tell of."""

    people: tuple[Person, ...] = ()  # sorted by path
    me: Person | None = None  # the writer's own note, not among `people`
    diagnostics: Sequence[Diagnostic] = ()  # sorted by path, line, code
    unread: tuple[Unread, ...] = ()
    notes_read: int = 0  # Markdown files looked at

    def by_path(self) -> dict[str, Person]:
        """People by path."""
        return {person.path: person for person in self.people}
