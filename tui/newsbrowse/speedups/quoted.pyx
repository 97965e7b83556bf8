# cython: language_level=3, boundscheck=False, wraparound=False
"""Marks and the words that stand plainly in them, as `extract.quote_marks` looks for them.

A text is read once, and most of its paragraphs are settled by that. It takes a tenth of the time of plain
Python.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

cdef unsigned char[256] IS_MARK
for _code in range(256):
    IS_MARK[_code] = chr(_code) in "\"'`«»"

cdef object new = tuple.__new__


cdef struct Chars:
    # The characters of a text, which the caller holds.
    int kind
    void *data
    Py_ssize_t size


cdef inline Chars _chars(str text):
    return Chars(PyUnicode_KIND(text), PyUnicode_DATA(text), len(text))


cdef inline Py_UCS4 _at(Chars text, Py_ssize_t place) noexcept:
    return PyUnicode_READ(text.kind, text.data, place)


cdef object _trimmed(Chars text, Py_ssize_t start, Py_ssize_t end, span):
    """Words without outer space and final comma; None if no letter or digit is left."""
    cdef Py_ssize_t at
    while start < end and _at(text, end - 1) in u", \t\n\u00a0\u202f":
        end -= 1
    while start < end and _at(text, start).isspace():
        start += 1
    for at in range(start, end):
        if _at(text, at).isalnum():
            return new(span, (start, end))
    return None


cdef bint _opens(Chars text, Py_ssize_t place, Py_ssize_t end) noexcept:
    """Whether a double mark plainly opens words."""
    if place + 1 >= end:
        return False
    if _at(text, place) == u"“":
        return True
    return not (
        _at(text, place + 1).isspace() or (place > 0 and _at(text, place - 1).isalnum())
    )


cdef bint _closes(Chars text, Py_ssize_t place, Py_UCS4 opener) noexcept:
    """Whether a double mark plainly closes the words that `opener` began."""
    cdef Py_UCS4 before
    if _at(text, place) == u"”" or opener == u"“":
        return True
    before = _at(text, place - 1)
    return (
        place + 1 >= text.size
        or _at(text, place + 1).isspace()
        or not (before.isspace() or before in u"([{—–")
    )


cdef Py_ssize_t _next_mark(Chars text, Py_ssize_t at, Py_ssize_t end) noexcept:
    """The next place where a mark may stand, or the end."""
    cdef const unsigned char *narrow = <const unsigned char *> text.data
    cdef Py_UCS4 char
    if text.kind == 1:
        while at < end and not IS_MARK[narrow[at]]:
            at += 1
        return at
    while at < end:
        char = _at(text, at)
        if (char < 256 and IS_MARK[<unsigned char> char]) or u"‘" <= char <= u"』":
            return at
        at += 1
    return at


cdef list _marks(str body, Chars text, Py_ssize_t start, Py_ssize_t end, mark):
    """The marks of a paragraph; apostrophes between letters are none."""
    cdef list found = []
    cdef Py_ssize_t at = _next_mark(text, start, end), size
    cdef Py_UCS4 char
    while at < end:
        char, size = _at(text, at), 1
        if char == u"'" or char == u"`":
            size = 2 if at + 1 < end and _at(text, at + 1) == char else 1
        if char == u"`" and size == 1 or char > 255 and char not in u"“”„‘’‹›「」『』":
            size = 0
        elif size == 1 and (char == u"'" or char == u"’") and at > 0 and at + 1 < end:
            size = not (_at(text, at - 1).isalnum() and _at(text, at + 1).isalnum())
        if size:
            found.append(mark(at, at + size, body[at : at + size]))
        at = _next_mark(text, at + max(size, 1), end)
    return found


cdef list _plainly_quoted(Chars text, Py_ssize_t start, Py_ssize_t end, span):
    """The words that double marks open and close by turns; None if not all is as plain as that."""
    cdef list found = []
    cdef Py_ssize_t at = start - 1, opened = -1
    cdef Py_UCS4 char, opener = 0
    while True:
        at = _next_mark(text, at + 1, end)
        if at >= end:
            return None if opened >= 0 else found
        char = _at(text, at)
        if char == u'"' or char == u"“" or char == u"”":
            if opened >= 0:
                if char == u"“" or not _closes(text, at, opener):
                    return None
                words = _trimmed(text, opened, at, span)
                if words is None:
                    return None
                found.append(words)
                opened = -1
            elif char != u"”" and _opens(text, at, end):
                opened, opener = at + 1, char
            else:
                return None
        elif char == u"'":
            if at + 1 < text.size and _at(text, at + 1) == u"'":
                return None
            if at == 0 or not _at(text, at - 1).isalnum():
                return None
        elif char in u"„«»‘‹›「」『』" or (
            char == u"`" and at + 1 < text.size and _at(text, at + 1) == u"`"
        ):
            return None


def marked(str body, blocks, span, mark):
    """As `extract.quote_marks._marked`."""
    cdef Chars text = _chars(body)
    cdef Py_ssize_t start, end
    cdef list found = []
    for start, end in blocks:
        if not 0 <= start <= end <= text.size:
            raise IndexError("a paragraph outside its text")
        plain = _plainly_quoted(text, start, end, span)
        found.append((plain, [] if plain is not None else _marks(body, text, start, end, mark)))
    return found
