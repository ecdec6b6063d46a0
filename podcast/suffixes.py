"""What a file of a producer is by its suffix, where its content need not be asked."""

RECORDINGS = (
    ".3gp", ".aac", ".ac3", ".aif", ".aiff", ".amr", ".avi", ".caf", ".dss", ".flac", ".flv", ".m4a",
    ".m4b", ".m4v", ".mka", ".mkv", ".mov", ".mp3", ".mp4", ".mpeg", ".mpg", ".mts", ".oga", ".ogg",
    ".opus", ".tta", ".w64", ".wav", ".webm", ".wma", ".wmv", ".wv",
)  # fmt: skip
PICTURES = (".jpeg", ".jpg", ".png")
