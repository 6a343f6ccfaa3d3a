"""Plain words on both sides: what would mean something in SugarCube or in Markdown is written so that it does not."""

import re

SUGARCUBE = re.compile(
    r"//+|''+|__+|==+|~~+|\^\^+|@@+|\{\{\{+|\"\"\"+|--+|\[(?=\[|<|>|img)|\](?=\])|<|&(?=#?\w+;)|\$(?=[A-Za-z_$])"
    r"|_(?=[A-Za-z$_])|/(?=[*%])|\\(?=\s|$)|^\\"
)
AT_START = re.compile(r"[*#>!]|-(?=---)|:(?=:)")
MARKDOWN = re.compile(r"[\\`*_\[\]<{}|]|&(?=#?\w+;)|:::|!(?=\[)")
LINE_START = re.compile(r"(\s*)(\d{1,9}(?=[.)])|[-+=#>:~](?!\w)|[#:])")


def as_entities(words: str) -> str:
    """Every sign as a character reference, which SugarCube shows as the sign itself."""
    return "".join(f"&#{ord(sign)};" for sign in words)


def sugarcube_words(words: str) -> str:
    """Words that SugarCube shows as they are, within a line."""
    return SUGARCUBE.sub(lambda found: as_entities(found[0]), words)


def sugarcube_edges(words: str) -> str:
    """The same where markup stands beside them, so that a quote never joins it."""
    inner = words.strip("'/")
    if not inner:
        return as_entities(words)
    start = len(words) - len(words.lstrip("'/"))
    before, after = words[:start], words[start + len(inner) :]
    return as_entities(before) + sugarcube_words(inner) + as_entities(after)


def sugarcube_line(line: str) -> str:
    """A line of which the first sign means nothing to SugarCube, nor to a compiler."""
    return AT_START.sub(lambda found: as_entities(found[0]), line, count=1) if AT_START.match(line) else line


def markdown_words(words: str) -> str:
    """Words that Markdown and Tandem show as they are, within a line."""
    return MARKDOWN.sub(lambda found: f"\\{found[0]}", words)


def markdown_line(line: str) -> str:
    """A line of Markdown that begins with words, whatever its first sign."""
    found = LINE_START.match(line)
    if found is None:
        return line
    at = found.end() if found[2].isdigit() else found.start(2)
    return f"{line[:at]}\\{line[at:]}"
