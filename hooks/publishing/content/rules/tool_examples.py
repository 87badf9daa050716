"""Rules for grids that are filled for a made-up area, and for statements that are written from them."""

from collections.abc import Iterator

from publishing.base.problems import Problem, closest, quoted
from publishing.content.models import Partnership, Programme, Tool
from publishing.content.models.tool import fields_of
from publishing.content.rules.context import Context, Rule
from publishing.content.rules.tool_rows import row_problems
from publishing.content.tool_lines import lines


def _example(context: Context, tool: Tool) -> Iterator[Problem]:
    """Hold an example to a made-up area, a programme, and rows that fit the grid."""
    example = tool.example
    if not example:
        return
    if tool.grid and not tool.table:
        return
    if not tool.grid or not tool.table:
        yield context.source.problem("example", "no example, as the tool is no grid (grid: …)", "one")
        return
    yield from context.refers(("example", "partnership"), example.partnership, Partnership, "partnership")
    yield from context.refers(("example", "programme"), example.programme, Programme, "programme")
    area = context.catalogue.partnerships.get(example.partnership)
    if area and not area.specimen:
        expected = "an area that is made up (specimen: true)"
        yield context.source.problem(("example", "partnership"), expected, quoted(example.partnership))
    programme = context.catalogue.programmes.get(example.programme)
    offered = lines(context.catalogue, programme) if programme else ()
    for place, row in enumerate(example.rows):
        path = ("example", "rows", place)
        yield from row_problems(context, path, row, tool.columns_of(tool.table), offered)
        if tool.grid.line not in row:
            yield context.source.problem((*path, tool.grid.line), "this column, by which it warns", "nothing")


def _claims(context: Context, tool: Tool) -> Iterator[Problem]:
    """Hold a statement to a grid, and what it says of a row to the grid's columns."""
    grids = {other.id: other for other in context.catalogue.tools.values() if other.grid}
    grid = grids.get(tool.claims or "")
    if tool.claims and not grid and (Tool, tool.claims) not in context.unread:
        expected = "the id of a tool that is a grid"
        yield context.source.problem("claims", expected, quoted(tool.claims), closest(tool.claims, grids))
    known = [column.id for column in grid.columns_of(grid.table)] if grid and grid.table else []
    for number, part in enumerate(tool.parts):
        if part.says and not tool.claims:
            yield context.source.problem(
                ("parts", number, "says"), "the grid that it is written from (claims: …)", "none"
            )
        for name in fields_of(part.says or "") if grid else ():
            if name not in known:
                expected = "a column of the grid in braces"
                yield context.source.problem(("parts", number, "says"), expected, quoted(name), closest(name, known))


EXAMPLE_RULES: tuple[Rule, ...] = (_example, _claims)
