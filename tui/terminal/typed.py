"""What a line and a text that are being typed have in common: a cursor, and words to step over."""


class Typed:
    """``text`` is what was typed, as it came; ``cursor`` counts its characters, 0 to its length."""

    text: str
    cursor: int

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start

    def _move(self, to: int) -> None:
        self.cursor = min(max(to, 0), len(self.text))

    def _word_left(self) -> int:
        at = self.cursor
        while at and self.text[at - 1].isspace():
            at -= 1
        while at and not self.text[at - 1].isspace():
            at -= 1
        return at

    def _word_right(self) -> int:
        at, end = self.cursor, len(self.text)
        while at < end and self.text[at].isspace():
            at += 1
        while at < end and not self.text[at].isspace():
            at += 1
        return at
