"""What each piece of evidence weighs. A sum at or above its threshold decides.

A weight of 1 is a hint, as one lucky coincidence gives it; 2 is good evidence; 4 settles a matter
unless something speaks against it.
"""

from __future__ import annotations

from typing import Final

# Is a label that of a speaker? One sum for each label, over all its places in the document.
LABEL_THRESHOLD: Final = 5.0
RECURRENCE: Final = 1.0
"""For each doubling of the number of its places …"""
RECURRENCE_AT_MOST: Final = 4.0
"""… as speakers come back and the words before other colons do not."""
SPEAKER_WORD: Final = 4.0
"""It is a word for somebody who asks or answers, in any language: `Q`, 答, Frage, Journaliste."""
NAMED: Final = 4.0
"""A legend, the front matter or a cast list names this person."""
SHORTENED: Final = 4.0
"""It comes in full and shortened: Jane Doe, then JD; 王小明, then 王."""
TYPOGRAPHY: Final = 1.0
"""It is set apart in nearly all its places: bold, capitals, brackets."""
ALTERNATION: Final = 1.5
"""Times the share of its places where another recurring label stood before it."""
NAME_LIKE: Final = 1.0
"""It looks like a person's name; half of it for a single word."""
TITLED: Final = 2.5
"""A title of courtesy begins it: Mr., Frau, Г-жа."""
ASKING: Final = 2.0
"""Questions follow it, or the label that it alternates with."""
PERSON: Final = 1.5
"""Words for “I” or “you” follow it."""
NO_SPEAKER: Final = -8.0
"""It is a word for a remark, a date, a part of a programme: Note, Datum, 备注, Break."""
SPEECH_VERB: Final = -8.0
"""It ends in a verb that brings on a quotation: he said, 他说."""
CLAUSE: Final = -6.0
"""It is a clause rather than a name: a pronoun with its verb, or a verb of speech."""
BREAKS_IN: Final = -2.0
"""It comes once, within the paragraph of a turn, where the other labels take turns."""
QUOTATION: Final = -5.0
"""Times the share of its places that an opening quotation mark follows."""
FIELD: Final = -4.0
"""Times the share of its places that a value follows instead of a sentence."""
EMPTY: Final = -5.0
"""Times the share of its places that nothing follows before the next label."""
ONCE: Final = -1.0
"""It comes once."""
ONCE_AMONG_MANY: Final = -3.0
"""It comes once in a document whose other labels come by the dozen."""
RARE: Final = -2.0
"""It comes twice there."""
SAME_FORM: Final = 2.0
"""It is written as the labels of the other speakers are."""
WORDY: Final = -1.0
"""For each word beyond the fourth."""
LOWER_CASE: Final = -3.0
"""It begins with a small letter, in a script that has capitals."""
BELOW: Final = -4.0
"""Times the share of its places right below a label that stands alone and comes far oftener."""
STAGE_NOTE: Final = -6.0
"""Brackets hold it, and it begins with a small letter: [laughs]."""
LISTED: Final = -2.0
"""It stands in items of a list."""
LONELY_FORM: Final = -2.0
"""It is written unlike the labels that most turns have: plain where they are bold."""
LOOSE_FORM: Final = -2.0
"""Only a dash, a stop or a wide space ends it: prose has these too."""
INSIDE: Final = -1.5
"""It stands only within lines, never at the start of one."""

INSIDE_ALONE: Final = -2.5
"""… and few do, while the labels of the others begin theirs."""
PHRASE: Final = -3.0
"""It comes back a few times where the others do by the dozen, and does not look like a name."""
FEW: Final = 0.2
"""The share of all places below which a label comes a few times."""

# Is an unlabelled line between turns a heading?
HEADING_THRESHOLD: Final = 4.0
HEADING_SHORT: Final = 1.5
HEADING_OPEN_END: Final = 1.5
"""No stop, comma or colon ends it, in a document whose paragraphs end in one."""
HEADING_BEFORE_TURN: Final = 1.5
"""A turn follows at once."""
HEADING_BOLD: Final = 2.0
HEADING_NUMBERED: Final = 0.5
HEADING_TITLE: Final = 1.5
"""It stands above the dialogue and calls the text an interview."""
HEADING_FIELD: Final = -1.5
"""A colon stands within it."""
HEADING_SET_APART: Final = 1.0
"""It is the first line, and an empty one follows."""
HEADING_BYLINE: Final = -6.0
"""It says who wrote the text."""
HEADING_SPEECH: Final = -2.0
"""It speaks of “I” or “you”, or begins with a small letter."""

# Is it the caption of a picture?
CAPTION_THRESHOLD: Final = 3.0
CAPTION_SET_APART: Final = 3.0
"""An empty line before it, in a document that sets its paragraphs without."""
CAPTION_CREDIT: Final = 3.5
"""A photographer, an agency, an archive."""
CAPTION_POINTING: Final = 1.5
"""Words that point into a picture: left, from left to right, 左起."""
CAPTION_ITALIC: Final = 1.5
CAPTION_PORTRAIT: Final = 2.0
"""The name of a speaker with an apposition, and no verb's stop at the end."""
CAPTION_LONG: Final = -3.0
"""Longer than captions are."""
CAPTION_SPEECH: Final = -3.0
"""It says “I” or “you”."""

CAPTION_BYLINE: Final = -4.0
"""It says who wrote the text, whoever took the pictures."""
CAPTION_ASKS: Final = -4.0
"""It is a question."""

# Are marked paragraphs (bold, numbered, italic, headings) the questions of an interview?
QUESTIONS_THRESHOLD: Final = 5.0
QUESTIONS_ASK: Final = 3.0
"""Times the share that ends in a question mark."""
QUESTIONS_ANSWERED: Final = 1.5
"""Times the share that plain paragraphs follow."""
QUESTIONS_ADDRESS: Final = 2.0
"""Times the share (doubled, at most 1) that says “you” …"""
ANSWERS_SPEAK: Final = 2.0
"""… and that of the answers that say “I” or “we” more than “you”."""
QUESTIONS_TITLE: Final = 1.5
"""The title or the lede calls it an interview, or names who is interviewed."""
QUESTIONS_NUMBERED: Final = 0.5
QUESTIONS_UNMARKED: Final = -2.0
"""Nothing but their question marks tells them from answers."""
QUESTIONS_UNCALLED: Final = -3.0
"""Only headings or question marks tell them, and nothing calls the text an interview."""
QUESTIONS_BOLD_UNCALLED: Final = -1.0
"""Likewise where they are bold, numbered or italic, which is more."""
QUESTIONS_SELF: Final = -4.0
"""Times the share that says “I” and not “you”, as who consults a page of help does."""
QUESTIONS_FREQUENT: Final = -8.0
"""The page calls them frequently asked."""
QUESTIONS_ALTERNATE: Final = 2.0
"""Question and answer take turns without a paragraph more, four times at least."""
QUESTIONS_FEW: Final = -2.0
"""Fewer than three."""
ANSWERS_NEVER_SPEAK: Final = -3.0
"""Where the language's words for “I” are known, and hardly any answer has one."""

# Who asks? The speaker with the highest sum is the interviewer, others that come near it too.
ROLE_WORD: Final = 6.0
ROLE_ASKS: Final = 4.0
"""Times the share of turns with a question."""
ROLE_BRIEF: Final = 1.5
"""Shorter turns than the others' on average."""
ROLE_FIRST: Final = 1.0
ROLE_NEAR: Final = 0.75
"""A further speaker asks too, from this share of the highest sum on."""
