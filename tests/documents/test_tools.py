"""The tools of the site itself: what is filled for the made-up area, and what each is offered as."""

from example import real
from publishing.documents.downloads.tool_tasks import tool_tasks
from publishing.site.evidence_grid import grids

URL = "https://site.example/"


def test_each_tool_is_made_in_its_formats() -> None:
    """Of a grid and its statement for each programme, and once filled for a made-up area."""
    catalogue = real().catalogue
    for tool in catalogue.tools.values():
        made = [task.address for task in tool_tasks(tool, catalogue, URL)]
        endings = {address.rpartition(".")[2] for address in made}

        assert endings == {one.value for one in tool.formats} - {"pdf"}, tool.id  # PDFs are made of its document
        assert len(made) == len(set(made))


def test_the_filled_grid_shows_what_a_grid_is_for() -> None:
    """It has rows, holes and each kind of warning, and its statement keeps to its words."""
    catalogue = real().catalogue
    for tool in catalogue.tools.values():
        filled = [grid for grid in grids(catalogue, tool) if grid.area] if tool.grid else []
        for grid in filled:
            warnings = " ".join(grid.warnings(row) for row in grid.rows)
            counts = [grid.count(line, kind) for line in grid.lines for kind in grid.kinds]
            assert all(words in warnings for words in ("voice", "source", "Older", "below"))
            assert 0 in counts
            assert sum(counts) == len(grid.rows)
            for part in grid.statement.parts if grid.statement else ():
                words = sum(len(text.split()) for text in grid.sentences(part.says or ""))
                assert words <= part.budget
