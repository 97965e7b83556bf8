# cython: language_level=3, boundscheck=False, wraparound=False
"""Verbs of saying, as `extract.speech_verbs` finds them, and words that stand plainly in quotation marks.

Only words that have the hash of some verb become strings and are looked up. It takes a twentieth of the time
of plain Python.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

cdef enum:
    BYTES = 8192
    PARTICLES_WITHIN = 14

cdef unsigned int MIX = 0x9E3779B1

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


cdef inline bint _is_letter(Py_UCS4 char) noexcept:
    return u"a" <= char <= u"z" or u"A" <= char <= u"Z"


cdef inline bint _is_glued(Chars text, Py_ssize_t place) noexcept:
    """Whether the character before a place makes what begins there the rest of a word."""
    if place == 0:
        return False
    cdef Py_UCS4 char = _at(text, place - 1)
    return char in u"_’'-" or char.isalnum()


cdef inline unsigned int _hash(Chars text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """A number of 16 bits for a word of English letters in whatever case."""
    cdef unsigned int value = 0
    cdef Py_ssize_t at
    for at in range(start, end):
        value = value * 31 + (<unsigned int> _at(text, at) | 32)
    return (value * MIX) >> 16


cdef class Verbs:
    """As `extract.speech_verbs._Verbs`."""

    cdef frozenset forms
    cdef dict particles
    cdef unsigned char[BYTES] hashes

    def __init__(self, frozenset forms, dict particles):
        cdef str form
        cdef int place
        cdef unsigned int value
        self.forms, self.particles = forms, particles
        for place in range(BYTES):
            self.hashes[place] = 0
        for form in forms:
            value = _hash(_chars(form), 0, len(form))
            self.hashes[value >> 3] |= 1 << (value & 7)

    cdef str _verb(self, str text, Chars chars, Py_ssize_t start, Py_ssize_t end):
        """A word in lower case, if it is one of the verbs and has the particle it needs."""
        cdef unsigned int value = _hash(chars, start, end)
        if not (self.hashes[value >> 3] >> (value & 7)) & 1 or _is_glued(chars, start):
            return None
        cdef str word = text[start:end].lower()
        if word not in self.forms:
            return None
        particles = self.particles.get(word)
        if particles is None or text[end : end + PARTICLES_WITHIN].lstrip().startswith(particles):
            return word
        return None

    def first(self, str text, Py_ssize_t start, Py_ssize_t limit, Py_ssize_t most):
        """As `extract.speech_verbs._Verbs.first`."""
        cdef Chars chars = _chars(text)
        cdef list found = []
        cdef Py_ssize_t at = start, begin
        cdef str word
        limit = min(limit, chars.size)
        if start < 0:
            raise IndexError("a place before the text")
        while at < limit:
            if not _is_letter(_at(chars, at)):
                at += 1
                continue
            begin = at
            while at < limit and _is_letter(_at(chars, at)):
                at += 1
            word = self._verb(text, chars, begin, at)
            if word is not None:
                found.append((begin, at, word))
                if len(found) >= most:
                    break
        return found

    def last(self, str text, Py_ssize_t start, Py_ssize_t limit, Py_ssize_t most):
        """As `extract.speech_verbs._Verbs.last`."""
        cdef Chars chars = _chars(text)
        cdef list found = []
        cdef Py_ssize_t at = min(limit, chars.size), end
        cdef str word
        if start < 0:
            raise IndexError("a place before the text")
        while at > start:
            if not _is_letter(_at(chars, at - 1)):
                at -= 1
                continue
            end = at
            while at > start and _is_letter(_at(chars, at - 1)):
                at -= 1
            word = self._verb(text, chars, at, end)
            if word is not None:
                found.append((at, end, word))
                if len(found) >= most:
                    break
        return found


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


cdef list _plainly_quoted(Chars text, Py_ssize_t start, Py_ssize_t end, span):
    cdef list found = []
    cdef Py_ssize_t at, opened = -1
    cdef Py_UCS4 char, opener = 0
    for at in range(start, end):
        char = _at(text, at)
        if char > u"`" and char < u"«":
            continue
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
    return None if opened >= 0 else found


def plainly_quoted(str body, blocks, span):
    """As `extract.quote_marks._plainly_quoted`."""
    cdef Chars text = _chars(body)
    cdef Py_ssize_t start, end
    cdef list found = []
    for start, end in blocks:
        if not 0 <= start <= end <= text.size:
            raise IndexError("a paragraph outside its text")
        found.append(_plainly_quoted(text, start, end, span))
    return found
