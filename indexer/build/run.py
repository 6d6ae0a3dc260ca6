"""One run of `kb index`: from what the user named to the next generation, or to nothing where nothing changed."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.build.discover import Discovery, discover
from indexer.build.live import Live, Means, Progress
from indexer.build.plan import Before, Plan, Scope, compare
from indexer.build.processes import get_ready
from indexer.build.roots import Chosen, Columns, choose, settings
from indexer.build.summary import Summary, summarize
from indexer.identity import stages_identity
from indexer.read import is_candidate
from kb.i18n import _
from kb.model import Problem
from kb.store.disk import is_there
from kb.store.loading import (
    check_files,
    current_number,
    generation_directory,
    identity,
    load_manifest,
    root_path,
    salvage_manifest,
)
from kb.store.manifest import Identity, Manifest, Source
from kb.store.place import check_trust
from kb.store.writing import remembered_roots, writing


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks of a run. ``columns``: which columns of tables hold what, for the roots that the run updates."""

    place: Path
    paths: tuple[Path, ...] = ()
    forget: tuple[Path, ...] = ()
    columns: Columns = ()
    rebuild: bool = False
    trust: bool = False
    jobs: int = 1


def run(request: Request, progress: Progress) -> Summary:
    """Bring a knowledge base up to date. Raises KBError; whatever happens, the generation that was live stays whole."""
    started, clock = time.time_ns(), time.monotonic()
    with writing(request.place):
        get_ready()
        live = _live(request)
        chosen = choose(request.place, live.manifest.roots, _paths(request, live), request.forget, request.columns)
        ways = tuple(settings(request.place, root) for root in chosen.roots)
        discoveries = tuple(_discover(request.place, chosen, scope) for scope in chosen.scopes)
        plan = _plan(live, chosen, discoveries)
        manifest = replace(live.manifest, identity=_identity(live), roots=chosen.roots)
        if live.directory is None or not plan.is_empty or manifest != live.manifest:
            asked = replace(manifest, started=started)
            manifest = build(request.place, live, asked, plan, (ways, request.jobs, progress))
    return summarize(manifest, plan, discoveries, time.monotonic() - clock)


def build(place: Path, live: Live, manifest: Manifest, plan: Plan, means: Means) -> Manifest:
    """Make the next generation: only then is loaded what that takes."""
    from indexer.build.generation import build as carry_out

    return carry_out(place, live, manifest, plan, means)


def _identity(live: Live) -> Identity:
    """What the next generation depends on; the terms of one that is built upon were found to be ours."""
    stages = stages_identity()
    return replace(live.manifest.identity, stages=stages) if live.directory else identity(stages)


def _live(request: Request) -> Live:
    """What the run builds upon. Raises IndexUntrustedError, IndexMismatchError, IndexDamagedError unless asked to rebuild."""
    place = request.place
    if request.rebuild:
        return Live(salvage_manifest(place) or Manifest(identity(), roots=remembered_roots(place)))
    number = current_number(place)
    if number is None:
        return Live(Manifest(identity()))
    directory = generation_directory(place, number)
    if not request.trust:
        check_trust(place, directory)
    manifest = load_manifest(place, number)
    check_files(place, directory, manifest)
    return Live(manifest, directory)


def _is_stale(live: Live) -> bool:
    return live.directory is None or live.manifest.identity.stages != stages_identity()


def _paths(request: Request, live: Live) -> tuple[Path, ...]:
    """What to update: where everything is read again, that is more than what was named."""
    if not _is_stale(live):
        return request.paths
    forgotten = {path.absolute() for path in request.forget}
    known = [root_path(request.place, root.path) for root in live.manifest.roots]
    return (*request.paths, *(path for path in known if path not in forgotten))


def _discover(place: Path, chosen: Chosen, scope: Scope) -> Discovery:
    top = root_path(place, chosen.roots[scope.root].path)
    if is_there(top):
        return discover(scope.root, top, scope.paths, is_candidate)
    message = _(
        "is not there any more; its reports are kept. Bring it back, or drop it: kb index --forget {path}"
    ).format(path=top)
    return Discovery(problems=(Problem(str(top), "missing", message),), closed=(".",))


def _plan(live: Live, chosen: Chosen, discoveries: tuple[Discovery, ...]) -> Plan:
    numbered = [(chosen.numbers[source.root], source) for source in live.manifest.sources]
    before = Before(
        sources=tuple(_of_root(source, root) for root, source in numbered if root is not None),
        dropped=tuple(source for root, source in numbered if root is None),
        started=live.manifest.started,
        again=_is_stale(live),
    )
    plan = compare(before, chosen.scopes, discoveries)
    return plan if live.directory else replace(plan, kept=())


def _of_root(source: Source, root: int) -> Source:
    return source if source.root == root else replace(source, root=root)


__all__ = ["Request", "run"]
