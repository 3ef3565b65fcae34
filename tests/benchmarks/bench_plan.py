"""How long a plan takes, slot by slot, with the shipped questions and activities.

Run it from the top of the checkout: `./run bench plan`.
"""

from __future__ import annotations

import time
from pathlib import Path

from fangtan.load import load
from fangtan.planning import LONGEST, SHORTEST, Request, plan

CONTENT = Path(__file__).resolve().parents[2] / "content"
OUTCOMES = ((), ("camera", "create"))


def main() -> None:
    """Print the seconds of processor time that each plan takes, without those of reading."""
    seminar = load(CONTENT).seminar
    interview = seminar.publication.interviews[0]
    teaching = seminar.teaching[interview.slug]
    for minutes in range(SHORTEST, LONGEST + 1, 15):
        for outcomes in OUTCOMES:
            started = time.process_time()
            made = plan(interview, teaching, Request(minutes, outcomes, 24, interview.languages))
            spent = time.process_time() - started
            known = "the best" if made.is_best else "not known to be the best"
            print(f"{minutes:4} min  {' '.join(outcomes) or '–':14} {spent:5.2f} s  {known}")


if __name__ == "__main__":
    main()
