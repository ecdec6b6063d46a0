"""A saved guide page taken apart: its timestamped transcript, and the rest as Markdown notes.

Such a page is what a browser saves as text: a title, headings on lines of their own, lists and tables,
sections marked ``07 · LabelHeading``, and somewhere the talk, a line a turn, each with its time.
"""

from podcast.scaffold.guide.blocks import marks_headings
from podcast.scaffold.guide.page import Guide, keep, split

__all__ = ["Guide", "keep", "marks_headings", "split"]
