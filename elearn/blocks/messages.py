"""Marks messages for translation where they are written; whoever shows them translates."""


def N_(message: str) -> str:  # noqa: N802 - the customary name that extractors look for
    return message


class AnswerError(ValueError):
    """An answer that cannot be kept: an English `msgid` to translate, its `params`, the field at fault."""

    def __init__(self, msgid: str, field: str = "", **params: object) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.field = field
        self.params = params
