"""The screens that a key or the palette opens over any list: one row a screen. See ``tui.screens.table`` for how one is written."""

from dataclasses import dataclass

from kb.i18n import _
from tui.keys import Action, Title


@dataclass(frozen=True, slots=True)
class Feature:
    """A screen of its own: ``screen`` names its module and class; ``actions`` are what its own keys do there."""

    id: str
    key: str
    title: Title
    letters: str
    screen: str
    actions: tuple[Action, ...] = ()

    @property
    def action(self) -> Action:
        """What opens it."""
        return Action(self.id, self.key, f"feature('{self.id}')", self.title, self.letters, shown=False)


FEATURES = (
    Feature(
        "saved", "Q", lambda: _("saved searches"), "bcjs", "tui.screens.saved:SavedScreen",
        (
            Action("saved-look", "a", "look", lambda: _("all seen"), "qbyy"),
            Action("saved-edit", "w", "edit", lambda: _("change"), "xg"),
            Action("saved-remove", "d", "remove", lambda: _("remove"), "sc"),
            Action("saved-restore", "u", "restore", lambda: _("take back"), "cx", shown=False),
        ),
    ),
    Feature(
        "kwic", "K", lambda: _("concordance"), "yj", "tui.screens.kwic:KwicScreen",
        (
            *(
                Action(f"kwic-{order}", key, f"sort_by('{order}')", title, letters, shown=False)
                for key, order, title, letters in (
                    ("1", "L3", lambda: _("third on the left"), "zs"),
                    ("2", "L2", lambda: _("second on the left"), "ze"),
                    ("3", "L1", lambda: _("first on the left"), "zy"),
                    ("4", "R1", lambda: _("first on the right"), "yy"),
                    ("5", "R2", lambda: _("second on the right"), "ye"),
                    ("6", "R3", lambda: _("third on the right"), "ys"),
                )
            ),
            Action("kwic-sample", "v", "sample", lambda: _("sample"), "cy"),
            Action("kwic-window", "w", "window", lambda: _("context"), "ck"),
            Action("kwic-words", "0", "words", lambda: _("by words"), "ac", shown=False),
            Action("kwic-copies", "a", "copies", lambda: _("count repeats"), "jscf", shown=False),
        ),
    ),
    Feature(
        "trend", "t", lambda: _("trend"), "zs", "tui.screens.trend:TrendScreen",
        (Action("trend-copies", "a", "copies", lambda: _("count repeats"), "jscf", shown=False),),
    ),
    Feature(
        "collocates", "L", lambda: _("collocates"), "dp", "tui.screens.collocates:CollocatesScreen",
        (Action("collocates-window", "w", "window", lambda: _("window"), "fw"),),
    ),
    Feature(
        "keyness", "V", lambda: _("key words"), "tzc", "tui.screens.keyness:KeynessScreen",
        (Action("keyness-against", "w", "against", lambda: _("compare with"), "bj"),),
    ),
    Feature(
        "phrases", "P", lambda: _("phrases"), "dy", "tui.screens.phrases:PhrasesScreen",
        (Action("phrases-shelf", "w", "shelf", lambda: _("next shelf"), "xyl"),),
    ),
    Feature(
        "headings", "H", lambda: _("parallel headings"), "pbbt", "tui.screens.headings:HeadingsScreen",
        (
            Action("headings-sets", "w", "sets", lambda: _("frames or sets"), "jshz"),
            Action("headings-complete", "v", "complete", lambda: _("further members"), "xcty"),
        ),
    ),
    Feature(
        "slogans", "W", lambda: _("slogans"), "kh", "tui.screens.slogans:SlogansScreen",
        (Action("slogans-expanded", "w", "expanded", lambda: _("explained only"), "zkys"),),
    ),
    Feature(
        "places", "Z", lambda: _("formulas by place"), "ty", "tui.screens.places:PlacesScreen",
        (
            Action("places-next", "w", "place(1)", lambda: _("next place"), "xyc"),
            Action("places-previous", "v", "place(-1)", lambda: _("place before"), "syc", shown=False),
        ),
    ),
    Feature("similar", "S", lambda: _("similar passages"), "xsdl", "tui.screens.similar:SimilarScreen"),
    Feature("reuse", "U", lambda: _("text reused"), "yxwz", "tui.screens.reuse:ReuseScreen"),
    Feature(
        "examine", "X", lambda: _("examine a draft"), "jccg", "tui.screens.check:CheckScreen",
        (Action("check-whose", "w", "whose", lambda: _("whose it is"), "sygdw"),),
    ),
    Feature("metrics", "M", lambda: _("metrics"), "zb", "tui.screens.metrics:MetricsScreen"),
    Feature(
        "commitments", "A", lambda: _("commitments"), "cn",
        "tui.screens.commitments:CommitmentsScreen", (Action("commitments-state", "w", "state", lambda: _("next state"), "xyzt"),),
    ),
    Feature(
        "tasks", "J", lambda: _("lists of tasks"), "rwqd", "tui.screens.tasks:TasksScreen",
        (
            Action("tasks-state", "w", "state", lambda: _("next state"), "xyzt"),
            Action("tasks-overdue", "v", "overdue", lambda: _("overdue on a day"), "yq"),
        ),
    ),
    Feature(
        "rankings", "E", lambda: _("ranking of units"), "pm", "tui.screens.rankings:RankingsScreen",
        (
            Action("rankings-grain", "w", "grain", lambda: _("years or months"), "nhy"),
            Action("rankings-levels", "v", "levels", lambda: _("levels apart"), "cjfk"),
        ),
    ),
    Feature("overview", "O", lambda: _("overview"), "zl", "tui.screens.overview:OverviewScreen"),
    Feature("documents", "D", lambda: _("documents"), "wj", "tui.screens.documents:DocumentsScreen"),
    Feature("grid", "T", lambda: _("one topic laid out"), "ttyc", "tui.screens.grid:GridScreen"),
    Feature(
        "sections", "B", lambda: _("section by section"), "zjdz", "tui.screens.sections:SectionsScreen",
        (
            Action("sections-other", "s", "other", lambda: _("another year"), "ln"),
            Action("sections-beside", "w", "beside", lambda: _("in columns"), "bp"),
        ),
    ),
)  # fmt: skip


def feature(name: str) -> Feature:
    """The row of that id."""
    return next(row for row in FEATURES if row.id == name)


def title_of(name: str) -> str:
    """The title of a screen of its own, as a heading."""
    return feature(name).title()


def actions_of(name: str) -> tuple[Action, ...]:
    """What the keys of a screen of its own do there, beside what they do on every table."""
    return feature(name).actions


OPENERS = tuple(row.action for row in FEATURES)
"""What opens each of them."""


__all__ = ["FEATURES", "OPENERS", "Feature", "actions_of", "feature", "title_of"]
