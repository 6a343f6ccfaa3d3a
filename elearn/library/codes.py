"""The kinds of mistakes that show when files are read together."""

from elearn.content.problems import Code, Severity


class LibraryCode(Code):
    """Mistakes in folders, file names, titles, and everything that points from one file to another."""

    MISSING_FOLDER = "missing-folder", "There is no such folder of courses."
    NOT_UTF8 = "not-utf8", "A file is not written in UTF-8."
    UNREADABLE = "unreadable", "A file cannot be opened."
    BAD_NAME = "bad-name", "The name of a folder or file is not one that can be an address."
    UNKNOWN_FILE = "unknown-file", "A file that means nothing to Tandem.", Severity.WARNING
    MISSING_INDEX = "missing-index", "A course has no course.md, or a module no index.md."
    MISSING_MODULE = "missing-module", "A module is named and there is no folder of that name."
    UNLISTED_MODULE = "unlisted-module", "A folder of pages is not named in its course.md.", Severity.WARNING
    REPEATED_MODULE = "repeated-module", "A module is named twice in one list."
    NO_PAGES = "no-pages", "A module has no pages."
    NO_TITLE = "no-title", "A page does not begin with a # heading."
    SECOND_TITLE = "second-title", "A page has a second # heading."
    DUPLICATE_PAGE = "duplicate-page", "Two pages of a module have the same address."
    DUPLICATE_ID = "duplicate-id", "Two blocks of a course, or two scenarios, have the same id."
    DEAD_LINK = "dead-link", "A link leads to a file, a heading or a term that is not there."
    MISSING_DRAWING = "missing-drawing", "A figure names a drawing that is not there."
    MISSING_SCENARIO = "missing-scenario", "A card names a scenario that is not there."
    MISSING_RECALL = "missing-recall", "An earlier answer is to be shown to a question that nothing asks."
    CROOKED_OVERLAY = "crooked-overlay", "A scale is drawn over something that is not a scale of the same statements."
    BAD_TERM = "bad-term", "A term of the glossary has no good id, or no words."
    DUPLICATE_TERM = "duplicate-term", "A term of the glossary is explained twice."
    BAD_REFERENCE = "bad-reference", "A reference on the page of sources has no good id, or says nothing."
    DUPLICATE_REFERENCE = "duplicate-reference", "Two references on the page of sources have the same id."
