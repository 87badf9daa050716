"""Every body rendered, and its links and pictures checked.

In: all records, sources and files. Out: the ``Rendered`` of each file, and problems.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from publishing.base import failures
from publishing.base.problems import Problem, closest, faults
from publishing.base.settings import Settings
from publishing.cache.executor import Executor, Task
from publishing.content import charts, loader, pictures, record_words, references
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Source
from publishing.content.gate import limits, timing
from publishing.content.models import AnyRecord, Programme, Report, Template, Tool
from publishing.content.reading import too_slow
from publishing.content.rendering import Rendered, Renderer
from publishing.content.rendering.shortcodes import StandIn

_Result = tuple[Rendered, list[Problem]]


def render_all(
    gathered: Catalogue,
    sources: Mapping[str, Source],
    files: Mapping[str, bytes],
    settings: Settings,
    executor: Executor,
    public: Catalogue,
) -> tuple[dict[str, Rendered], list[Problem]]:
    """Render every body, and check that pictures can be shown, and that the anchors that links name are there.

    ``public`` are the records that are under no embargo: numbers in prose count no others.
    """
    renderer = _renderer(gathered, sources, files, settings, public)
    known = references.cited(gathered, settings.unlinked_hosts)
    noted = {file: references.with_notes(source, known) for file, source in sources.items()}
    calls = [(source, *_demands(gathered.by_file.get(file)), renderer.named(source)) for file, source in noted.items()]

    def fits(result: _Result) -> bool:
        return not faults(result[1]) and all(link.file in files for link in result[0].links)

    results = executor.run(Task("rendered", _rendered, calls, (renderer,), fits=fits))
    rendered = {file: result for file, (result, _) in zip(sources, results, strict=True)}
    problems = [problem for _, own in results for problem in own]
    shown = [(file, link.line, link.file) for file, result in rendered.items() for link in result.links if link.picture]
    problems += pictures.problems(shown, files, executor)
    unrendered = {file for file, (result, own) in zip(sources, results, strict=True) if faults(own) and not result.html}
    problems += _lost_anchors(rendered, gathered.by_file.keys() - unrendered)
    return rendered, problems


def _renderer(
    gathered: Catalogue,
    sources: Mapping[str, Source],
    files: Collection[str],
    settings: Settings,
    public: Catalogue,
) -> Renderer:
    unread = {loader.kind_of(file, gathered.vocabulary) for file in sources.keys() - gathered.by_file.keys()}
    programmes = [programme for kind, programme in unread if kind is Programme]
    figures = charts.figures(
        gathered.programmes.values(), programmes, scoring=gathered.scoring, palette=gathered.vocabulary.palette_of(())
    )
    words = {**record_words.words(public), **settings.words}
    return Renderer(tuple(files), settings.unlinked_hosts, words, figures)


def _demands(record: AnyRecord | None) -> tuple[bool, Sequence[str]]:
    """Return whether every heading of a body needs an id, and the ids that its page has besides."""
    ids_required = isinstance(record, Report) and record.full_text
    places = [place for _, place in record.places()] if isinstance(record, Template) else []
    parts = record.parts if isinstance(record, Tool) else ()
    return ids_required, tuple(dict.fromkeys(place.id for place in (*places, *parts)))


def _rendered(
    renderer: Renderer, source: Source, ids_required: bool, reserved: Sequence[str], named: Mapping[str, StandIn]
) -> _Result:
    """Render a body, unless that takes too long or fails as nobody foresaw."""
    try:
        with timing.at_most(limits.SECONDS):
            return renderer.naming(named).render(source, ids_required=ids_required, reserved=reserved)
    except timing.TooSlowError:
        renderer.begin_anew()
        return Rendered(), [too_slow(source.file, source.body_line)]
    except Exception as error:  # noqa: BLE001 - an author reads a message, whatever it is
        return Rendered(), [failures.problem(source.file, "a page", error, source.body_line)]


def _lost_anchors(rendered: Mapping[str, Rendered], targets: Collection[str]) -> Iterator[Problem]:
    """Find links to ids that their page does not have."""
    for file, result in rendered.items():
        for link in result.links:
            if link.anchor and link.file in targets and link.anchor not in rendered[link.file].anchors:
                expected, found = f"an id that {link.file} has", f"a link to '#{link.anchor}'"
                meant = closest(link.anchor, rendered[link.file].anchors)
                yield Problem(file, link.line, "", expected, found, meant)
