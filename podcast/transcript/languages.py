"""Languages as Whisper spells them out. https://github.com/openai/whisper/blob/main/whisper/tokenizer.py"""

_TAGS = """
    en english zh chinese de german es spanish ru russian ko korean fr french ja japanese pt portuguese
    tr turkish pl polish ca catalan nl dutch ar arabic sv swedish it italian id indonesian hi hindi fi
    finnish vi vietnamese he hebrew uk ukrainian el greek ms malay cs czech ro romanian da danish hu
    hungarian ta tamil no norwegian th thai ur urdu hr croatian bg bulgarian lt lithuanian la latin mi
    maori ml malayalam cy welsh sk slovak te telugu fa persian lv latvian bn bengali sr serbian az
    azerbaijani sl slovenian kn kannada et estonian mk macedonian br breton eu basque is icelandic hy
    armenian ne nepali mn mongolian bs bosnian kk kazakh sq albanian sw swahili gl galician mr marathi
    pa punjabi si sinhala km khmer sn shona yo yoruba so somali af afrikaans oc occitan ka georgian be
    belarusian tg tajik sd sindhi gu gujarati am amharic yi yiddish lo lao uz uzbek fo faroese ps pashto
    tk turkmen nn nynorsk mt maltese sa sanskrit lb luxembourgish my myanmar bo tibetan tl tagalog mg
    malagasy as assamese tt tatar ln lingala ha hausa ba bashkir su sundanese yue cantonese
"""
_PAIRS = [iter(_TAGS.split())] * 2
_BY_NAME = {name: tag for tag, name in zip(*_PAIRS, strict=True)}


def tag_of(name: object) -> str | None:
    """The BCP 47 tag of a language called by its English name; None for any other value.

    >>> tag_of("Portuguese"), tag_of("klingon")
    ('pt', None)
    """
    return _BY_NAME.get(name.strip().lower()) if isinstance(name, str) else None
