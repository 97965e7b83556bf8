# cython: language_level=3, boundscheck=False, wraparound=False
"""Verbs of saying, as `extract.speech_verbs` finds them.

Only words that have the hash of some verb become strings and are looked up. It takes a twentieth of the time
of plain Python.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

cdef enum:
    BYTES = 8192
    PARTICLES_WITHIN = 14

cdef unsigned int MIX = 0x9E3779B1


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
