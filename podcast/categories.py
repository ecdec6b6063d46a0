"""The categories of Apple's directory, which every other directory reads too.

https://podcasters.apple.com/support/1691-apple-podcasts-categories: 19 at the top, 90 below them. Case and
ampersands count.
"""

from difflib import get_close_matches

CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "History": (),
    "Health & Fitness": (
        "Alternative Health",
        "Fitness",
        "Medicine",
        "Mental Health",
        "Nutrition",
        "Sexuality",
    ),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        "Animation & Manga",
        "Automotive",
        "Aviation",
        "Crafts",
        "Games",
        "Hobbies",
        "Home & Garden",
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        "Business News",
        "Daily News",
        "Entertainment News",
        "News Commentary",
        "Politics",
        "Sports News",
        "Tech News",
    ),
    "Religion & Spirituality": (
        "Buddhism",
        "Christianity",
        "Hinduism",
        "Islam",
        "Judaism",
        "Spirituality",
    ),
    "Science": (
        "Astronomy",
        "Chemistry",
        "Earth Sciences",
        "Life Sciences",
        "Mathematics",
        "Natural Sciences",
        "Nature",
        "Physics",
        "Social Sciences",
    ),
    "Society & Culture": (
        "Documentary",
        "Personal Journals",
        "Philosophy",
        "Places & Travel",
        "Relationships",
    ),
    "Sports": (
        "Baseball",
        "Basketball",
        "Cricket",
        "Fantasy Sports",
        "Football",
        "Golf",
        "Hockey",
        "Rugby",
        "Running",
        "Soccer",
        "Swimming",
        "Tennis",
        "Volleyball",
        "Wilderness",
        "Wrestling",
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}


def parse_category(text: str) -> tuple[str, str]:
    """Read ``Education > Courses`` or ``History`` as (top, sub), sub empty when there is none.

    Raises ValueError with a sentence that names the nearest category.

    >>> parse_category("Education > Courses"), parse_category("History")
    (('Education', 'Courses'), ('History', ''))
    """
    top, _, sub = (part.strip() for part in text.partition(">"))
    check_category(top, sub)
    return top, sub


def check_category(top: str, sub: str = "") -> None:
    """Raise ValueError when Apple has no category `top`, or none named `sub` below it."""
    if top not in CATEGORIES:
        raise ValueError(f"Apple has no category {top!r}{_guess(top, _paths())}")
    if sub and sub not in CATEGORIES[top]:
        near = _guess(sub, {name: f"{top} > {name}" for name in CATEGORIES[top]} | _paths())
        raise ValueError(f"Apple has no category {sub!r} in {top!r}{near}")


def _paths() -> dict[str, str]:
    below = {sub: f"{top} > {sub}" for top, subs in CATEGORIES.items() for sub in subs}
    return below | {top: top for top in CATEGORIES}


def _guess(text: str, paths: dict[str, str]) -> str:
    folded = {name.casefold(): path for name, path in paths.items()}
    near = get_close_matches(text.casefold(), folded, n=1, cutoff=0.5)
    return f"; did you mean {folded[near[0]]!r}?" if near else ""
