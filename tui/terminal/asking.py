"""What the commands of lists and searching ask for: prompts and panels, made when they are opened."""

from collections.abc import Sequence

from tui.desk.config.queries import SavedQuery
from tui.desk.desk import QueryError
from tui.model import SafeText
from tui.terminal.panels.choice import Choice, Item
from tui.terminal.panels.prompt import Mistake, Offer, Prompt
from tui.terminal.sought import of_list, sought
from tui.terminal.work import Work


def ask_filter(work: Work, text: str | None = None, wrong: QueryError | None = None) -> None:
    """Ask for a filter, the present one or ``text`` to be changed; ``wrong`` with it already."""
    prompt = Prompt(
        "filter: ",
        _filter,
        # What is typed next is a part of its own.
        text=f"{work.session.queue.filter} ".lstrip() if text is None else text,
        offers=lambda typed, cursor: _offers(work, typed, cursor),
        remembered="filter",
        hint="list",
    )
    if wrong is not None:
        prompt.mistake(Mistake(wrong.message, wrong.column))
    work.panel = prompt


async def _filter(work: Work, line: str) -> Mistake | None:
    wrong = work.lists.by(work, line.rstrip())
    return None if wrong is None else Mistake(wrong.message, wrong.column)


def _offers(work: Work, typed: str, cursor: int) -> Sequence[Offer]:
    return [Offer(one.start, one.end, one.text, one.about) for one in work.desk.completions(typed, cursor)]


def choose_order(work: Work) -> None:
    """Choose the order of the list."""
    orders = work.desk.orders()
    names = [name for name, _ in orders]
    present = work.session.queue.order

    async def chosen(work: Work, index: int) -> None:
        work.lists.by(work, order=names[index])

    items = [Item(name, about, "now " if name == present else "") for name, about in orders]
    at = names.index(present) if present in names else 0
    work.panel = Choice("order of the list", lambda: items, chosen, at=at, named=True)


def choose_query(work: Work) -> None:
    """Choose a saved query."""
    lists = work.lists

    def items() -> list[Item]:
        found = []
        for one in lists.queries:
            count = lists.counts.get(one.filter)
            words = (one.filter or "all", f"{one.order}{', your own' if one.own else ''}")
            found.append(Item(one.name, " · ".join(words), "" if count is None else f"{count:,} "))
        return found

    async def chosen(work: Work, index: int) -> None:
        lists.open(work, index + 1)

    gone: list[SavedQuery] = []

    def delete(work: Work, index: int) -> str:
        query = lists.queries[index]
        name = SafeText(query.name).line()
        if not query.own:
            return f"{name} stays: it stands in desk.toml or config.toml"
        if not work.desk.drop_query(query.name):
            return f"{name} is gone already"
        gone.append(query)
        lists.again()
        return f"gone, u brings it back: {name}"

    def put_back(work: Work) -> str:
        if not gone:
            return "nothing was taken away here"
        query = gone[-1]
        wrong = work.desk.save_query(query.name, query.filter, query.order)
        if wrong is None:
            gone.pop()
            lists.again()
        return wrong or f"{SafeText(query.name).line()} is back"

    title = "saved queries (: save NAME keeps the present list)"
    work.panel = Choice(title, items, chosen, delete=delete, put_back=put_back)


def ask_search(work: Work) -> None:
    """Ask for what is to be found in the text."""
    again = "list’s words" if work.desk.words(work.session.queue.filter) else "last ones"
    work.panel = Prompt("/", search, remembered="search", hint=f"find (nothing: the {again})")


async def search(work: Work, line: str) -> Mistake | str | None:
    """Search for a line; an empty one means the list's own words, else what was searched for last."""
    reading = work.session.reading
    if reading is None:
        return "there is no article here"
    what = sought(line)
    if what is None and not line.strip():
        what = of_list(work.desk.words(work.session.queue.filter)) or work.find.last
    if what is None:
        return "nothing to search for"
    if work.session.raw is not None:
        work.session.toggle_raw()
    reading.marks.leave()
    wrong = await work.find.begin(what, reading)
    if wrong is None:
        return None
    before = len(line) - len(what.pattern or "")
    return Mistake(f"no pattern: {wrong}", before + wrong.column if wrong.column else None)
