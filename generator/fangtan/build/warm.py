"""What every worker would do for itself, done once in the process that they are forked from.

Only the fork server imports this module: it sets a line of text, so that WeasyPrint, its style
sheet and the libraries below it are there, and compiles the templates of sheets.
"""

from fangtan import pdf
from fangtan.render import environment

pdf.warm_up()
environment.warm_up()
