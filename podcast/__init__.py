"""Turn recordings and timestamped transcripts into a podcast: feed, captions, chapters, search, pages."""

__version__ = "0.1.0"
