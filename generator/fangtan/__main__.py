"""Run `python -m fangtan` as the `fangtan` command."""

from fangtan.cli import main

if __name__ == "__main__":
    main()
