"""The `fangtan` command: the only room that prints, exits or catches.

Nothing heavy is imported here: each command brings what it needs when it is called.
"""

from __future__ import annotations

import gc
import sys

import click

from fangtan import __version__
from fangtan.cli.lazy import lazy

_COMMANDS = {
    "build": "Make the website, the handouts and the instructor’s guide.",
    "check": "Say what is wrong with the content, and where.",
    "digest": "Lay out a retelling of a private interview, to be written in your own words.",
    "editions": "List what can be built.",
    "import": "Make an interview of a text, a Word file, a web page, subtitles …",
    "lock": "Encrypt the instructor’s desk as one page for a public host.",
    "plan": "Fit a run-sheet to the time: which questions, how long, and why.",
    "report": "Say what the questions cover, what is thin, and what to do next.",
    "translate": "Say how translations stand, and exchange them with translators.",
}

_OBJECTS_BETWEEN_COLLECTIONS = 100_000

FINDINGS = 1
USAGE = 2
BUG = 3
INTERRUPTED = 130


@click.group(
    cls=lazy(__name__, _COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="fangtan")
def fangtan() -> None:
    """Turn an interview into a seminar: website, handouts, questions, instructor’s guide.

    Write the interview and its questions in the folder “content”, then run “fangtan build”.
    What is public lands in build/site, what is only for you in build/instructor.

    Exit codes: 0 all is well, 1 something is wrong with the content,
    2 the command was not understood or cannot run here, 3 an error of the program itself.
    """


def main() -> None:
    """Run the command, and tell a bug from everything else by its exit code."""
    # What is read stays until the end: to look through it again and again takes a tenth of the
    # time of a check.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        code = fangtan(prog_name="fangtan", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read along has seen enough.
        sys.stderr.close()
        sys.exit(INTERRUPTED)
    except Exception:  # noqa: BLE001 - what nobody expected is our bug, and shows itself whole
        sys.excepthook(*sys.exc_info())
        sys.exit(BUG)
    sys.exit(code if isinstance(code, int) else 0)
