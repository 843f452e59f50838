"""The wheel holds what the program needs, and works where nothing of the checkout is."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NEEDED = (
    "kg/templates/graph.html.j2",
    "kg/data/ontology/governance.ttl",
    "kg/data/ontology/shapes.ttl",
    "kg/py.typed",
    "pipelines/configs/zh_govkg_news.cfg",
    "pipelines/gazetteer/divisions.tsv.gz",
    "pipelines/gazetteer/NOTICE",
    "pipelines/model/zh_govkg_news/config.cfg",
    "pipelines/py.typed",
)

pytestmark = pytest.mark.slow
pytest.importorskip("hatchling", reason="building a wheel without network needs hatchling")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("govkg-*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``kg``, installed from the wheel alone, with the libraries of these tests and nothing of the checkout."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", str(wheel)], check=True, capture_output=True)
    # A path file within another one's folder is not followed, so the editable install stays out.
    (site,) = home.glob("**/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return scripts / "kg"


def test_the_wheel_holds_all_data(wheel: Path) -> None:
    """Every file that git would track in the packages and in their data folders, and the licences."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(NEEDED) <= names
    for folder, place in (("ontology", "kg/data/ontology"), ("queries", "kg/data/queries")):
        files = [file for file in (ROOT / folder).rglob("*") if file.is_file()]
        assert {f"{place}/{file.relative_to(ROOT / folder).as_posix()}" for file in files} <= names
    for folder in ("kg/templates", "kg/samples", "pipelines/lexicon", "pipelines/configs", "pipelines/model"):
        files = [file for file in (ROOT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts]
        assert {file.relative_to(ROOT).as_posix() for file in files} <= names
    licences = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
    assert {"LICENSE", "NOTICE"} <= licences


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """No tests, no output, no caches."""
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg", "pipelines"}
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".pyc", ".part"))]


def test_the_demo_runs_outside_the_checkout(program: Path, tmp_path: Path) -> None:
    """From the wheel's own files."""
    where = subprocess.run(
        [program.with_name(Path(sys.executable).name), "-c", "import kg, pipelines; print(kg.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert not Path(where.stdout.strip()).is_relative_to(ROOT)
    done = subprocess.run([program, "demo"], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "The graph keeps its rules." in done.stdout
    page = (tmp_path / "output" / "demo.html").read_text("utf-8")
    assert "石阡县" in page
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["demo", "demo.html"]
