# cython: language_level=3, boundscheck=False, wraparound=False
"""Paragraphs and sentences, as `text.sentences` defines them.

A text is read once, character by character; whether a full stop belongs to the word before it is asked of
Python where that word is short, in capitals, known as an abbreviation, or not of plain letters. It takes
a seventh of the time of plain Python.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_FindChar, PyUnicode_KIND, PyUnicode_READ

cdef enum:
    MOST_CLOSERS = 6
    MOST_OPENERS = 4
    NEXT_WORD_WINDOW = 60
    LAST_WORD_WINDOW = 40

cdef object new = tuple.__new__


cdef struct Chars:
    # The characters of a text, which the caller holds.
    int kind
    void *data


cdef inline Chars _chars(str text):
    return Chars(PyUnicode_KIND(text), PyUnicode_DATA(text))


cdef inline Py_UCS4 _at(Chars text, Py_ssize_t place) noexcept:
    return PyUnicode_READ(text.kind, text.data, place)


cdef inline bint _is_stop(Py_UCS4 char) noexcept:
    return char == u"." or char == u"!" or char == u"?" or char == u"…"


cdef inline bint _is_wide_stop(Py_UCS4 char) noexcept:
    return char in u"。！？｡؟۔।"


cdef inline bint _is_letter(Py_UCS4 char) noexcept:
    return u"a" <= char <= u"z" or u"A" <= char <= u"Z"


cdef Py_ssize_t _closed(Chars text, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Where the marks that close a sentence at `at` end; -1 if no space follows, so that it is no end."""
    cdef Py_ssize_t last = min(end, at + MOST_CLOSERS)
    cdef Py_UCS4 mark = 0
    while at < last and _at(text, at) in u"\"'”’»“)]":
        mark = _at(text, at)
        at += 1
    if at + 1 < end and _at(text, at) in u"\u00a0\u202f " and (at + 2 >= end or _at(text, at + 2).isspace()):
        if _at(text, at + 1) == u"»" or (mark in u"’'" and _at(text, at + 1) == u"”"):
            return at + 2
    return at if at >= end or _at(text, at).isspace() else -1


cdef (Py_ssize_t, Py_ssize_t) _following(Chars text, Py_ssize_t at, Py_ssize_t end):
    """Where the word behind the end of a sentence, and behind what opens the next one, begins and ends."""
    cdef Py_ssize_t last, start
    end = min(end, at + NEXT_WORD_WINDOW)
    while at < end and _at(text, at).isspace():
        at += 1
    last = min(end, at + MOST_OPENERS)
    while at < last and _at(text, at) in u"\"'“‘«„([–—-":
        at += 1
    if at < end and _at(text, at).isspace():
        at += 1
    start = at
    while at < end and (_at(text, at).isalnum() or _at(text, at) == u"_"):
        at += 1
    return start, at


cdef bint _is_plain_word(str body, Chars text, Py_ssize_t start, Py_ssize_t dot, frozenset abbreviations):
    """Whether a word before a full stop is plainly no abbreviation."""
    cdef Py_ssize_t at = dot, first = max(start, dot - LAST_WORD_WINDOW)
    cdef bint small = False
    while at > first and _is_letter(_at(text, at - 1)):
        at -= 1
        small |= _at(text, at) >= u"a"
    if dot - at < 3 or not small or (at > first and _at(text, at - 1) != u" "):
        return False
    return body[at:dot].lower() not in abbreviations


cdef class _Spans:
    """Stretches of a text without outer space; what has no word is joined to the one before it."""

    cdef Chars text
    cdef list found
    cdef object span
    cdef Py_ssize_t start, end

    def __cinit__(self, span):
        self.found, self.span, self.start, self.end = [], span, -1, -1

    cdef void add(self, Py_ssize_t start, Py_ssize_t end, bint joined) except *:
        cdef Py_ssize_t at
        while start < end and _at(self.text, start).isspace():
            start += 1
        while start < end and _at(self.text, end - 1).isspace():
            end -= 1
        if start == end:
            return
        if joined and self.start >= 0:
            at = start
            while at < end and not _at(self.text, at).isalnum():
                at += 1
            if at == end:
                self.end = end
                return
        self.close()
        self.start, self.end = start, end

    cdef list close(self):
        if self.start >= 0:
            self.found.append(new(self.span, (self.start, self.end)))
        return self.found


def paragraphs(str body, span):
    """As `text.sentences._paragraphs`."""
    cdef Py_ssize_t size = len(body), start = 0, at = 0, end, gap
    cdef _Spans spans = _Spans(span)
    spans.text = _chars(body)
    while True:
        at = PyUnicode_FindChar(body, u"\n", at, size, 1)
        if at < 0:
            spans.add(start, size, False)
            return spans.close()
        gap, end = at, -1
        at += 1
        while at < size and _at(spans.text, at).isspace():
            if _at(spans.text, at) == u"\n":
                end = at + 1
            at += 1
        if end >= 0:
            spans.add(start, gap, False)
            start = end


def sentences_in(str body, Py_ssize_t start, Py_ssize_t end, span, frozenset abbreviations, abbreviated):
    """As `text.sentences._sentences_in`."""
    if not 0 <= start <= end <= len(body):
        raise IndexError("a block outside its text")
    cdef Py_ssize_t at = start, stop, closed, word, word_end
    cdef Py_UCS4 char, first
    cdef _Spans spans = _Spans(span)
    cdef Chars text = _chars(body)
    spans.text = text
    while at < end:
        char = _at(text, at)
        stop = at
        at += 1
        if _is_stop(char):
            while at < end and _is_stop(_at(text, at)):
                at += 1
            if stop > 0 and _is_stop(_at(text, stop - 1)):
                continue
            closed = _closed(text, at, end)
            if closed < 0 or closed == end:
                continue
            word, word_end = _following(text, closed, end)
            if word < word_end and _at(text, word).islower():
                at = closed
                continue
            if char == u"." and at == stop + 1 and not _is_plain_word(body, text, start, stop, abbreviations):
                if abbreviated(body, start, stop, body[word:word_end], closed > at):
                    at = closed
                    continue
            at = closed
        elif char > 127 and _is_wide_stop(char):
            while at < end and _is_wide_stop(_at(text, at)):
                at += 1
            while at < end and _at(text, at) in u"」』”’\"":
                at += 1
            if at == end:
                continue
        else:
            continue
        spans.add(start, at, True)
        start = at
    spans.add(start, end, True)
    return spans.close()
