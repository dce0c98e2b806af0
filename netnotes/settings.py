"""Every setting: its name, default, one-line meaning and check.

Level 0. A setting is one field of `Settings`; its annotation carries meaning and form, from which the checks,
the documentation and the error messages are made. `netnotes.vault` reads them from `netnotes.yaml`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple, get_type_hints

Form = Literal[
    "text", "texts", "folder", "count", "days", "number", "fraction", "words", "days by tag",
    "numbers", "dates", "date order", "languages", "note path", "daily format",
]  # fmt: skip


class About(NamedTuple):
    """What a setting means, and the form its value takes in netnotes.yaml."""

    meaning: str
    form: Form


_T = About  # keeps the table below to one line a setting


# fmt: off
class Settings(NamedTuple):
    """All settings with their defaults. Days are whole days, weights and points plain numbers."""

    # --- the vault
    people_folders: Annotated[tuple[str, ...], _T("folders whose notes are people, at any depth", "texts")] = ("People",)
    exclude: Annotated[tuple[str, ...], _T("globs of notes that are not read, such as Archive/**", "texts")] = ()
    daily_notes_folder: Annotated[str, _T("folder of the daily notes; empty: as Obsidian has it, else any folder", "folder")] = ""
    daily_notes_format: Annotated[str, _T("name of a daily note, in moment.js tokens; empty: as Obsidian has it, else YYYY-MM-DD", "daily format")] = ""
    report_path: Annotated[str, _T("where the report stands in the vault", "note path")] = "Network report.md"
    me: Annotated[str, _T("your own note, by name or path: your interests, offers and needs", "text")] = "Me"
    weekly_minutes: Annotated[int, _T("minutes a week you have for your network", "count")] = 120
    date_order: Annotated[str, _T("how dates such as 03/04/2026 are meant: day-first or month-first; empty: they are reported", "date order")] = ""
    language: Annotated[tuple[str, ...], _T("languages of the words that tell a kind: en, de, fr, es, pt", "languages")] = ("en",)
    kind_words: Annotated[Mapping[str, tuple[str, ...]], _T("further words that tell a kind, such as met: [beers]", "words")] = {}
    tags: Annotated[Mapping[str, tuple[str, ...]], _T("the tags your vault uses instead, such as met: [meeting]", "words")] = {}
    holidays: Annotated[Mapping[str, str], _T("greetings of the year, such as 12-25: Merry Christmas", "dates")] = {}
    list_limit: Annotated[int, _T("rows a section of the report shows before it folds the rest", "count")] = 12

    # --- normalising
    group_size: Annotated[int, _T("people in a meeting beyond which it counts as a group", "count")] = 4
    group_factor: Annotated[float, _T("what weight and minutes of a group are multiplied by", "fraction")] = 0.5
    family_factor: Annotated[int, _T("what family multiplies the stage's cadence and dormant_days by", "count")] = 2
    ask_ignored_days: Annotated[int, _T("days without an answer after which an ask counts as ignored", "days")] = 30

    # --- stage
    connection_span_days: Annotated[int, _T("days from first to last touch that make a tie long", "days")] = 365
    connection_touch_days: Annotated[int, _T("touch days that a long tie has at least", "count")] = 6
    known_since_years: Annotated[int, _T("years of known_since that make a tie long without them", "count")] = 2

    # --- cadence and warmth
    cadence_connection: Annotated[int, _T("days between touches with a connection", "days")] = 30
    cadence_network: Annotated[int, _T("days between touches with someone in your network", "days")] = 90
    cadence_target: Annotated[int, _T("days between touches with a contact marked target", "days")] = 60
    cadence_contact: Annotated[int, _T("days between touches with any other contact", "days")] = 365
    cadence_by_tag: Annotated[Mapping[str, int], _T("how often to be in touch by a person's tag, in days or such as mentor: 6w", "days by tag")] = {}
    fading_factor: Annotated[int, _T("cadences after which a fading tie is dormant", "count")] = 3
    dormant_days: Annotated[int, _T("days below which no tie is dormant", "days")] = 180
    rhythm_touch_days: Annotated[int, _T("touch days that make a rhythm", "count")] = 4
    rhythm_factor: Annotated[int, _T("median intervals of silence that break a rhythm", "count")] = 8

    # --- strength (an estimate, never a person's worth)
    contact_points: Annotated[int, _T("points of recent contact", "count")] = 30
    contact_full: Annotated[float, _T("weight of touches that earns them all", "number")] = 4.0
    contact_half_life: Annotated[int, _T("days after which a touch weighs half", "days")] = 180
    touch_weights: Annotated[Mapping[str, float], _T("what a touch weighs by kind", "numbers")] = {
        "met": 1.0, "call": 0.7, "gave": 0.5, "received": 0.5, "granted": 0.5, "message": 0.3, "reply": 0.3,
        "asked": 0.3, "they-asked": 0.3, "offered": 0.3, "intro": 0.3, "intro-from": 0.3, "referred": 0.3,
        "referred-me": 0.3, "note": 0.3, "help": 0.3, "shared": 0.2, "declined": 0.1,
    }  # fmt: skip
    depth_points: Annotated[int, _T("points of hours spent together", "count")] = 20
    depth_hours: Annotated[float, _T("hours that earn them all", "number")] = 200.0
    depth_yearly: Annotated[float, _T("what is left of an hour's depth, or of an act of help, after a year", "fraction")] = 0.85
    met_minutes: Annotated[int, _T("minutes of a meeting that notes none", "count")] = 60
    call_minutes: Annotated[int, _T("minutes of a call that notes none", "count")] = 30
    knowing_points: Annotated[int, _T("points each for family, interests, past, and needs or offers", "count")] = 5
    reciprocity_points: Annotated[int, _T("points each for help given and help received", "count")] = 10
    reciprocity_full: Annotated[float, _T("acts of help that earn them all", "number")] = 2.0
    age_points: Annotated[int, _T("points of years known", "count")] = 10
    age_days: Annotated[int, _T("days that earn them all", "days")] = 1825

    # --- follow-ups
    promise_days: Annotated[int, _T("days in which an undated promise is due", "days")] = 7
    reply_days_connection: Annotated[int, _T("days to answer a connection", "days")] = 2
    reply_days_network: Annotated[int, _T("days to answer someone in your network", "days")] = 3
    reply_days_contact: Annotated[int, _T("days to answer anyone else", "days")] = 7
    reply_expires: Annotated[int, _T("days after which an unanswered line is let rest", "days")] = 90
    first_follow_up_days: Annotated[int, _T("days to follow up a first meeting or call", "days")] = 2
    first_follow_up_expires: Annotated[int, _T("days after which that is let rest", "days")] = 30
    nudge_days: Annotated[int, _T("days after which an open ask of yours may be nudged", "days")] = 14
    greeting_days: Annotated[int, _T("days ahead that birthdays, dates and holidays are shown", "days")] = 14
    greeting_late_days: Annotated[int, _T("days that a missed birthday stays", "days")] = 7
    soon_days: Annotated[int, _T("days ahead that count as due soon", "days")] = 14

    # --- today's five
    today_people: Annotated[int, _T("people to contact today", "count")] = 5
    today_obligations: Annotated[int, _T("of them at most for something owed", "count")] = 2
    today_rest_days: Annotated[int, _T("days after you touched someone in which they are not proposed", "days")] = 7

    # --- steps from contact to network
    share_days: Annotated[int, _T("days in which something shared counts", "days")] = 90
    share_rest_days: Annotated[int, _T("days after you touched someone in which nothing to share is proposed", "days")] = 30
    answer_days: Annotated[int, _T("days in which an answer to it counts as engagement", "days")] = 30
    regular_months: Annotated[int, _T("calendar months looked at for regular touches, this one included", "count")] = 6
    regular_touch_months: Annotated[int, _T("of them with a touch, to be regular", "count")] = 3

    # --- introductions
    introduction_match: Annotated[int, _T("points for one's need that meets the other's offer", "count")] = 3
    introduction_interest: Annotated[int, _T("points a shared interest", "count")] = 1
    introduction_interests: Annotated[int, _T("shared interests that count at most", "count")] = 3
    introduction_circle: Annotated[int, _T("points when the two share no circle", "count")] = 2

    # --- the network as a whole
    mostly_asks: Annotated[int, _T("asks, at least, before most of what you write may be called asking", "count")] = 3
    online_days: Annotated[int, _T("days since a touch in which someone you know online only is worth meeting", "days")] = 180
    moment_days: Annotated[int, _T("days in which a milestone noted is worth a word", "days")] = 60
    minutes_connection: Annotated[int, _T("minutes a touch with a connection takes", "count")] = 45
    minutes_network: Annotated[int, _T("minutes a touch with someone in your network takes", "count")] = 20
    minutes_target: Annotated[int, _T("minutes a touch with a target takes", "count")] = 10
    minutes_contact: Annotated[int, _T("minutes a touch with any other contact takes", "count")] = 3
    cull_days: Annotated[int, _T("days of silence, and since the first touch, before someone may be let go", "days")] = 365
    favour_asks: Annotated[int, _T("asks of one person that are enough for a while", "count")] = 2
    favour_days: Annotated[int, _T("that while, in days", "days")] = 90
    trend_months: Annotated[int, _T("months that the trend shows", "count")] = 24

# fmt: on


DEFAULTS = Settings()


def about() -> dict[str, About]:
    """Meaning and form of every setting, by name, in the order of the table."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hints[name].__metadata__[0] for name in Settings._fields}
