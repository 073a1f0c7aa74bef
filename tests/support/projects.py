"""Projects of other programs, made of texts and of what is marked in them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import CorpusReading, read_as_corpus
from policy_compare.exchange.plan import CODE_MEANINGS, ImportPlan, Meaning, code_keys
from policy_compare.exchange.plan_proposal import propose_plan
from policy_compare.exchange.project_corpus import corpus_of_project
from policy_compare.model import STANCES, STRENGTHS, Codebook, Corpus, Recommendation
from policy_compare.project import Code, Coding, Project, ProjectText

TOWNS = (
    "Proposals\n\nThe council should cap yearly rent rises in the old town, because turnover "
    "empties the schools and nobody wants that to go on for ever.\n\n"
    "We oppose any building on green land. It must be stopped.\n"
)
#: Names as other programs let people give them.
NAMES = st.text(max_size=12) | st.sampled_from(
    ["no", "~", "a: b", "#", "Rents / Caps", "\x07", "For", "against", "Rents", "rents", "must"]
)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(tuple)


def codes_of(*paths: str, kind: str = "") -> dict[str, Code]:
    """Codes by their paths, which slashes part."""
    return {path: Code(path, tuple(path.split("/")), kind) for path in paths}


def coded(words: str, *codes: str, coder: str = "", name: str = "", note: str = "") -> Coding:
    """A coding of these words of the text of ``TOWNS``."""
    start = TOWNS.index(words)
    return Coding("t", start, start + len(words), codes, None, coder, name, note)


def project_with(codings: Iterable[Coding], codes: Mapping[str, Code], **fields: str) -> Project:
    """A project with one text, ``TOWNS``."""
    text = ProjectText("t", "Towns", TOWNS)._replace(**fields)  # type: ignore[arg-type]
    return Project("NVivo", "Homes", {"t": text}, codes, tuple(codings))


def proposed_corpus(project: Project, book: Codebook = Codebook()) -> Corpus:  # noqa: B008
    """The corpus that the project gives as is proposed."""
    return corpus_of_project(project, propose_plan(project, book), book).corpus


def recommended(project: Project) -> list[Recommendation]:
    """The recommendations that the project gives as is proposed."""
    return list(proposed_corpus(project).recommendations())


def read_again(corpus: Corpus) -> CorpusReading:
    """What is read of the files that the corpus is written to."""
    papers = {f"{paper.id}.yaml": paper_text(paper).encode() for paper in corpus.papers.values()}
    book = corpus.codebook._replace(title=corpus.codebook.title or "Homes")
    files = {"codebook.yaml": codebook_text(book).encode()}
    return read_as_corpus(Path("made"), {**files, **papers})


@st.composite
def any_projects(draw: DrawFn) -> tuple[Project, ImportPlan]:
    """Projects with all that people may put into them, and any plan for their codes."""
    paths = draw(st.lists(st.tuples(PATHS, st.sampled_from(["", "person"])), max_size=6))
    codes = {str(place): Code(str(place), *path) for place, path in enumerate(paths)}
    texts = {
        id: ProjectText(id, draw(NAMES), draw(st.sampled_from([TOWNS, "", "One. Two."])))
        for id in ("1", "2")
    }
    codings = []
    for _ in range(draw(st.integers(0, 5))):
        id = draw(st.sampled_from(["1", "2"]))
        place = st.integers(0, len(texts[id].text))
        start, end = sorted((draw(place), draw(place)))
        some = draw(st.lists(st.sampled_from(list(codes)), max_size=3)) if codes else []
        stance = draw(st.sampled_from([None, *STANCES]))
        date = draw(st.sampled_from(["", "2024", "spring"]))
        codings.append(
            Coding(id, start, end, tuple(some), stance, draw(NAMES), draw(NAMES), draw(NAMES), date)
        )
    meanings = st.builds(
        Meaning,
        st.sampled_from(list(CODE_MEANINGS)),
        st.sampled_from(["", "", "rents", "no"]),
        st.sampled_from([None, *STANCES]),
    )
    project = Project("x", draw(NAMES), texts, codes, tuple(codings))
    plan = ImportPlan(
        {key: draw(meanings) for key in code_keys(project).values()},
        strength=draw(st.sampled_from(STRENGTHS)),
    )
    return project, plan
