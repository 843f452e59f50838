"""Where a remote graph is, and what opens it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.remote.address import Address, RemoteError, address


@pytest.fixture(autouse=True)
def no_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Not that of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path))


def test_the_other_addresses_stand_beside_that_for_queries() -> None:
    """As Oxigraph's server has them; else updates go where queries go; a Path loses no slash for good."""
    near = address(Path("http://localhost:7878/query"), {})
    assert (near.query, near.update, near.store) == tuple(
        f"http://localhost:7878/{n}" for n in ("query", "update", "store")
    )
    assert address("https://h.example/sparql", {}) == Address("https://h.example/sparql", "https://h.example/sparql")
    told = {
        "KG_REMOTE_UPDATE": "https://h.example/u",
        "KG_REMOTE_STORE": "https://h.example/s",
        "KG_REMOTE_TIMEOUT": "5",
    }
    given = address("https://h.example/sparql?default-graph-uri=https%3A//w3id.org/x", told)
    assert given == Address(
        "https://h.example/sparql", "https://h.example/u", "https://h.example/s", "https://w3id.org/x", 5.0
    )


def test_credentials_come_from_the_environment_then_netrc_and_are_not_shown(tmp_path: Path) -> None:
    """For the host alone."""
    file = tmp_path / "passwords"
    file.write_text("machine h.example login anna password from-netrc\n", "ascii")
    given = {"KG_REMOTE_USER": "bert", "KG_REMOTE_PASSWORD": "geheim", "NETRC": str(file)}
    one, other = address("https://h.example/sparql", given), address("https://h.example/sparql", {"NETRC": str(file)})
    assert (one.user, one.password) == ("bert", "geheim")
    assert (other.user, other.password) == ("anna", "from-netrc")
    assert address("https://other.example/sparql", {"NETRC": str(file)}).user == ""
    assert "geheim" not in repr(one)
    file.write_text("machines h.example\n", "ascii")
    with pytest.raises(RemoteError, match="netrc cannot be read"):
        address("https://h.example/sparql", {"NETRC": str(file)})


@pytest.mark.parametrize(
    ("where", "environment", "words"),
    [
        ("https://anna:geheim@h.example/sparql", {}, "does not belong into an address"),
        ("http:///sparql", {}, "no URL like"),
        ("http://h.example:port/sparql", {}, "no URL like"),
        ("http://h.example/sparql", {"KG_REMOTE_USER": "a", "KG_REMOTE_PASSWORD": "geheim"}, "use https"),
        (
            "https://h.example/q",
            {"KG_REMOTE_TOKEN": "geheim", "KG_REMOTE_UPDATE": "https://evil.example/u"},
            "another host",
        ),
        ("https://h.example/q", {"KG_REMOTE_TIMEOUT": "soon"}, "a number of seconds"),
        ("https://h.example/q", {"KG_REMOTE_UPDATE": "ftp://h.example/u"}, "no URL like"),
        ("https://h.example/q?default-graph-uri=a%3Eb", {}, "must be one IRI"),
    ],
)
def test_what_makes_no_sense_is_refused(where: str, environment: dict[str, str], words: str) -> None:
    """In one sentence, without the secret in it."""
    with pytest.raises(RemoteError, match=words) as caught:
        address(where, environment)
    assert "geheim" not in str(caught.value)
