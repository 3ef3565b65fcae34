"""Desks under a passphrase: what can be read without it, with it, and what is refused."""

from __future__ import annotations

import base64
import functools
import gzip
import html
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, PHONE
from fangtan import lock
from fangtan.cli.lock import VARIABLE, command
from fangtan.load import Loaded
from fangtan.lock.strength import Known, known, weakness
from fangtan.model import Interview
from judges import from_npm, judge
from test_site_access import RUN
from test_site_validators import vnu

pytest.importorskip("cryptography")
pytest.importorskip("zxcvbn")

HERE = Path(__file__).parent
CONTENT = HERE.parent / "content"
STOCK = HERE / "stock" / "content"
PASSPHRASE = "otter Violin 7 gravel-pit marzipan"  # noqa: S105 - it opens what tests have locked
WRONG = "otter Violin 8 gravel-pit marzipan"

OPEN_WITH_NODE = """
const { readFileSync } = require("node:fs");
const { gunzipSync } = require("node:zlib");
const [file, passphrase] = process.argv.slice(1);
const held = JSON.parse(readFileSync(file, "utf8").match(/id="locked"[^>]*>([^<]*)</)[1]);
const bytes = (text) => Buffer.from(text, "base64");
(async () => {
  const subtle = globalThis.crypto.subtle;
  const words = await subtle.importKey(
    "raw", Buffer.from(passphrase), "PBKDF2", false, ["deriveBits"]);
  const { iterations } = held;
  const bits = await subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt: bytes(held.salt), iterations }, words, 256);
  const key = await subtle.importKey("raw", bits, "AES-GCM", false, ["decrypt"]);
  const plain = await subtle.decrypt(
    { name: "AES-GCM", iv: bytes(held.nonce), additionalData: Buffer.from(held.header) },
    key, bytes(held.sealed));
  process.stdout.write(gunzipSync(Buffer.from(plain)));
})();
"""


def run(
    *arguments: str,
    content: Path = CONTENT,
    env: Mapping[str, str] | None = None,
    input: str | bytes | None = None,  # noqa: A002 - as click calls it
) -> Result:
    return CliRunner().invoke(
        command, ["--content", str(content), *arguments], env=env, input=input
    )


def made(output: Path, *, content: Path = CONTENT, passphrase: str = PASSPHRASE) -> Path:
    done = run("--output", str(output), content=content, env={VARIABLE: passphrase})
    assert done.exit_code == 0, done.output
    assert passphrase not in done.output
    return output


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk of the shipped interview under a passphrase."""
    return made(tmp_path_factory.mktemp("locked") / "locked.html")


def held(file: Path) -> Mapping[str, Any]:
    found = re.search(r'id="locked"[^>]*>([^<]*)<', file.read_text("utf-8"))
    assert found
    read: Mapping[str, Any] = json.loads(found[1])
    return read


def opened_with_cryptography(file: Path, passphrase: str) -> Mapping[str, Any]:
    """Open a file as docs/locked.md describes it, with none of our code."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - it may not be there
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC  # noqa: PLC0415

    box = held(file)
    salt, nonce, sealed = (base64.b64decode(box[name]) for name in ("salt", "nonce", "sealed"))
    key = PBKDF2HMAC(hashes.SHA256(), 32, salt, box["iterations"]).derive(passphrase.encode())
    plain = AESGCM(key).decrypt(nonce, sealed, box["header"].encode())
    read: Mapping[str, Any] = json.loads(gzip.decompress(plain))
    return read


def test_two_other_programs_open_it(locked: Path) -> None:
    whole = opened_with_cryptography(locked, PASSPHRASE)
    done = subprocess.run(
        [judge("node"), "-e", OPEN_WITH_NODE, str(locked), PASSPHRASE],
        check=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(done.stdout) == whole
    assert whole["start"] in whole["pages"]
    assert "Likely misreadings" in whole["pages"][whole["start"]]


def test_nothing_of_what_is_locked_stands_in_the_clear(locked: Path, loaded: Loaded) -> None:
    whole = locked.read_bytes()
    seminar = loaded.seminar
    interview = seminar.publication.interviews[0]
    segments = [
        *interview.segments,
        *(it for question in interview.tasks for it in question.prompt),
        *(
            it
            for behind in seminar.teaching[interview.slug].guidance.values()
            for it in behind.guidance
        ),
        *(it for sheet in seminar.teaching[interview.slug].run_sheets for it in sheet.introduction),
    ]
    words = {
        interview.slug,
        *seminar.publication.imprint.title.values(),
        *interview.title.values(),
        *(name for speaker in interview.speakers for name in speaker.label.values()),
        *(text.markdown for question in interview.tasks for text in question.title.values()),
        *(text.markdown[:12] for segment in segments for text in segment.text.values()),
        *(question.id for question in interview.tasks),
    }
    assert len(words) > 300
    # What the page itself says, and the names of what the interface knows, are no secret.
    assert {it for it in words if it.encode() in whole} == set()
    assert PASSPHRASE.encode() not in whole


def test_search_engines_are_asked_to_stay_away_and_nothing_is_fetched(locked: Path) -> None:
    text = html.unescape(locked.read_text("utf-8"))
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text
    assert "default-src 'none'" in text
    assert not re.search(r"unsafe-(inline|eval)", text)
    assert not re.search(r'(src|href)="http', text)
    assert not re.search(r"localStorage|sessionStorage|fetch\(|XMLHttpRequest|indexedDB", text)


def test_no_two_files_have_salt_or_nonce_in_common(locked: Path, tmp_path: Path) -> None:
    first, second = held(locked), held(made(tmp_path / "again.html"))
    for part in ("salt", "nonce", "sealed"):
        assert first[part] != second[part]
    assert len(base64.b64decode(first["salt"])) == 16
    assert len(base64.b64decode(first["nonce"])) == 12
    assert first["iterations"] >= 600_000


def test_same_words_typed_otherwise_are_the_same_passphrase() -> None:
    typed = "  \uff4ftter\u3000Violin 7\u00a0gravel-pit\u2003marzipan\n"
    assert lock.normalised(typed) == PASSPHRASE
    assert lock.normalised("cafe\u0301") == lock.normalised("caf\u00e9")


@pytest.fixture(scope="module")
def guesses(loaded: Loaded) -> Known:
    interview: Interview = loaded.seminar.publication.interviews[0]
    texts = [text.markdown for it in interview.segments for text in it.text.values()]
    return known([*interview.title.values(), interview.slug, "Wang Rui"], texts)


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("short 1!", "8 characters"),
        ("x" * 2000, "2000 characters"),
        ("abababababababab", "same few characters"),
        ("correcthorse1", "guesses would find it"),
        ("password1234567", "guesses would find it"),
        ("qwertyuiopasdfgh", "guesses would find it"),
        ("abcdefghijklmnopqrstuvwx", "guesses would find it"),
        ("2024-11-22 2025-11-22", "guesses would find it"),
        ("Micro drama, short!", "guesses would find it"),
        ("peony seed yardstick", "guesses would find it"),
        ("Quality, by whose yardstick?", "stand in the publication"),
        ("short video holds a whole country", "stand in the publication"),
        ("精品，用谁的尺子来量？——王瑞", "stand in the publication"),
    ],
)
def test_weak_passphrases_are_refused_with_a_reason(
    passphrase: str, reason: str, guesses: Known
) -> None:
    said = weakness(passphrase, guesses)
    assert said
    assert reason in said
    assert passphrase not in said


def test_strong_passphrases_are_taken(guesses: Known) -> None:
    assert weakness(PASSPHRASE, guesses) is None
    for _ in range(20):
        assert weakness(lock.generated(), guesses) is None


def test_generated_passphrases_have_eighty_bits_and_are_never_the_same() -> None:
    many = {lock.generated() for _ in range(500)}
    assert len(many) == 500
    for passphrase in many:
        assert re.fullmatch(
            r"([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz](-\w{5}){4}", passphrase
        )
    for place in range(5):
        assert len({passphrase.split("-")[0][place] for passphrase in many}) in {4, 16}


def test_generated_passphrase_is_all_that_is_printed_to_the_output(tmp_path: Path) -> None:
    file = tmp_path / "new.html"
    done = run("--generate", "--output", str(file))
    assert done.exit_code == 0
    passphrase = done.stdout.strip()
    assert "\n" not in passphrase
    assert opened_with_cryptography(file, passphrase)["pages"]


def test_passphrase_comes_from_the_input_the_variable_or_whoever_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "new.html"
    done = run("--passphrase-stdin", "--output", str(file), input=f"{PASSPHRASE}\n")
    assert done.exit_code == 0, done.output
    assert opened_with_cryptography(file, PASSPHRASE)
    for arguments, given in (
        (["--passphrase-stdin", "--generate"], {}),
        (["--generate"], {VARIABLE: PASSPHRASE}),
        ([], {}),
    ):
        done = run(*arguments, "--output", str(file), input="", env=given)
        assert done.exit_code == 2
        assert PASSPHRASE not in done.output


@pytest.mark.parametrize(
    "data",
    [b"two\nlines of it all here\n", b"\xff\xfe not utf-8 at all\n", b"bell \x07 in the middle\n"],
)
def test_what_nobody_could_type_is_refused_without_being_shown(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "new.html"
    done = run("--passphrase-stdin", "--output", str(file), input=data)
    assert done.exit_code == 2
    assert not file.exists()
    assert data.decode("latin-1").strip() not in done.output


def test_refused_passphrase_leaves_the_last_file_as_it_was(tmp_path: Path) -> None:
    file = made(tmp_path / "locked.html", content=STOCK)
    before = file.read_bytes()
    done = run("--output", str(file), content=STOCK, env={VARIABLE: "password1234567"})
    assert done.exit_code == 2
    assert "too weak" in done.output
    assert "password1234567" not in done.output
    assert file.read_bytes() == before
    assert [it.name for it in tmp_path.iterdir()] == ["locked.html"]


def test_passphrase_is_kept_nowhere(tmp_path: Path) -> None:
    caches = tmp_path / "caches"
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    environment = {**os.environ, "XDG_CACHE_HOME": str(caches), VARIABLE: PASSPHRASE}
    done = subprocess.run(
        [judge("python"), "-m", "fangtan", "lock"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert PASSPHRASE not in done.stdout + done.stderr
    assert (tmp_path / "locked.html").stat().st_mode & 0o777 == 0o644
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or PASSPHRASE.encode() not in file.read_bytes(), file
    # No option takes it: arguments are seen by everybody on the machine, and stay in the history.
    assert [it.name for it in command.params if "passphrase" in str(it.opts)] == ["from_stdin"]


def test_page_stays_out_of_folders_that_a_build_replaces(tmp_path: Path) -> None:
    (tmp_path / "build/site").mkdir(parents=True)
    (tmp_path / "build/manifest.json").write_text("[]")
    for name in ("build/locked.html", "build/site/locked.html", "nowhere/locked.html"):
        done = run("--output", str(tmp_path / name), env={VARIABLE: PASSPHRASE})
        assert done.exit_code == 2
        assert not (tmp_path / name).exists()
    other = tmp_path / "thesis.html"
    other.write_text("three years of work")
    assert run("--output", str(other), env={VARIABLE: PASSPHRASE}).exit_code == 2
    assert other.read_text() == "three years of work"


def test_what_may_not_be_public_is_not_locked_either(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    facts = content / "interviews/quiet-sound/interview.yaml"
    facts.write_text(facts.read_text("utf-8").replace("rights: open", "rights: unknown"), "utf-8")
    file = tmp_path / "locked.html"
    for slugs in (["quiet-sound"], ["nowhere"], []):
        done = run(*slugs, "--output", str(file), content=content, env={VARIABLE: PASSPHRASE})
        assert done.exit_code == 2
        assert not file.exists()
    assert "rights" in done.output


def test_what_has_nothing_for_the_instructor_is_not_locked(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    for file in content.glob("interviews/*/[aqs]*.md"):
        file.unlink()
    done = run("--generate", "--output", str(tmp_path / "locked.html"), content=content)
    assert done.exit_code == 2
    assert "no questions, activities or run-sheets yet" in " ".join(done.output.split())


def test_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    done = run("--generate")
    assert done.exit_code == 2
    assert "nothing can be written into" in " ".join(done.output.split())


def test_content_with_errors_is_not_locked(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    (content / "works.yaml").write_text("still-water: [\n")
    file = tmp_path / "locked.html"
    done = run("--output", str(file), content=content, env={VARIABLE: PASSPHRASE})
    assert done.exit_code == 1
    assert "works.yaml" in done.output
    assert not file.exists()


def test_without_its_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "is_installed", lambda: False)
    done = run("--generate")
    assert done.exit_code == 2
    assert "fangtan[locked]" in done.output


def test_several_interviews_begin_with_the_list_of_them(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    shutil.copytree(content / "interviews/quiet-sound", content / "interviews/louder-sound")
    whole = opened_with_cryptography(made(tmp_path / "all.html", content=content), PASSPHRASE)
    assert whole["start"] == "instructor/index.html"
    assert len(whole["pages"]) == 6


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": DESK, "height": 900})
    yield context.new_page()
    context.close()


def type_in(page: Page, passphrase: str) -> None:
    page.get_by_label("Passphrase").fill(passphrase)
    page.keyboard.press("Enter")


@pytest.mark.browser
def test_browser_opens_it_and_locks_it_again(page: Page, locked: Path, loaded: Loaded) -> None:
    wrong: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(locked.as_uri())
    type_in(page, WRONG)
    expect(page.get_by_role("alert")).to_contain_text("does not open the page")
    assert page.locator(".desk").count() == 0
    type_in(page, f" {PASSPHRASE.replace(' ', '　')}")
    page.locator(".desk").wait_for()
    interview = loaded.seminar.publication.interviews[0]
    assert interview.title["en"] in page.title()
    assert page.locator(".desk-question").count() == len(interview.tasks)
    page.locator(".desk-sheet input[type=time]").first.fill("09:30")
    assert page.locator(".desk-step__at").first.inner_text() == "09:30"
    page.locator(".desk-beside .desk-passage__head a").first.click()
    place = page.evaluate("document.activeElement.id")
    assert place in {it.id for it in interview.segments}
    page.locator("nav [hreflang=zh-Hans]").click()
    assert interview.title["zh-Hans"] in page.title()
    page.go_back()
    assert interview.title["en"] in page.title()
    assert page.evaluate("document.activeElement.id") == place
    assert page.url == locked.as_uri()
    assert (
        page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    )
    page.get_by_role("button", name="Lock").click()
    assert page.title() == "Locked page"
    assert interview.title["en"] not in page.content()
    assert page.get_by_label("Passphrase").input_value() == ""
    assert wrong == []
    assert asked == [locked.as_uri()]


@pytest.mark.browser
def test_it_locks_itself_when_nobody_touches_it(page: Page, locked: Path) -> None:
    page.clock.install()
    page.goto(locked.as_uri())
    type_in(page, PASSPHRASE)
    page.locator(".desk").wait_for()
    page.clock.fast_forward(f"{lock.IDLE_MINUTES - 1}:00")
    page.keyboard.press("Shift")
    page.clock.fast_forward(f"{lock.IDLE_MINUTES - 1}:00")
    assert page.locator(".desk").count() == 1
    page.clock.fast_forward("02:00")
    assert page.locator(".desk").count() == 0
    expect(page.get_by_role("alert")).to_contain_text(f"for {lock.IDLE_MINUTES} minutes")


@pytest.mark.browser
@pytest.mark.parametrize("part", ["sealed", "nonce", "salt", "header", "iterations"])
def test_changed_file_does_not_open(page: Page, locked: Path, tmp_path: Path, part: str) -> None:
    box = dict(held(locked))
    if part == "iterations":
        box[part] = 1000
    elif part == "header":
        box[part] = box[part].replace("locked 1", "locked 2")
    else:
        data = bytearray(base64.b64decode(box[part]))
        data[-1] ^= 1
        box[part] = base64.b64encode(bytes(data)).decode()
    changed = tmp_path / "changed.html"
    text = locked.read_text("utf-8")
    changed.write_text(
        re.sub(r'(id="locked"[^>]*>)[^<]*', lambda it: it[1] + json.dumps(box), text)
    )
    page.goto(changed.as_uri())
    type_in(page, PASSPHRASE)
    expect(page.get_by_role("alert")).to_contain_text("the file has been changed")
    assert page.locator(".desk").count() == 0


@pytest.fixture
def port(locked: Path) -> Iterator[int]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(locked.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.mark.browser
def test_it_says_so_where_the_connection_is_not_secure(
    chromium: Browser, page: Page, locked: Path, port: int
) -> None:
    page.goto(f"http://localhost:{port}/{locked.name}")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    plain = chromium.browser_type.launch(
        executable_path=judge("chromium"),
        args=["--no-sandbox", "--host-resolver-rules=MAP school.test 127.0.0.1"],
    )
    elsewhere = plain.new_page()
    elsewhere.goto(f"http://school.test:{port}/{locked.name}")
    expect(elsewhere.get_by_role("alert")).to_contain_text("secure connection")
    expect(elsewhere.get_by_label("Passphrase")).to_be_hidden()
    plain.close()


@pytest.mark.validators
def test_html_of_the_locked_page_is_valid(locked: Path) -> None:
    said = vnu("--exit-zero-always", locked).splitlines()
    # It does not count hashes in a policy; that nothing is blocked is for a browser to say.
    assert [line for line in said if "violates Content Security Policy" not in line] == []


@pytest.mark.browser
@pytest.mark.validators
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_on_the_locked_page(
    chromium: Browser, locked: Path, width: int, scheme: str
) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(locked.as_uri())
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    type_in(page, PASSPHRASE)
    page.locator(".desk").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(RUN) == []
    context.close()
