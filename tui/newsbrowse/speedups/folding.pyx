# cython: language_level=3, boundscheck=False, wraparound=False
"""The words of a text in their folded form, as `archive.fields` defines it.

Letters and digits of ASCII are folded here; Python is asked about each run of others, and does all where it
says so, or where a word is too long to be one. An article of 2,900 characters takes 6 µs, and plain Python
four times as long.
"""

from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.unicode cimport (
    PyUnicode_AsUTF8AndSize,
    PyUnicode_DATA,
    PyUnicode_DecodeUTF8,
    PyUnicode_KIND,
    PyUnicode_READ,
    PyUnicode_Substring,
)
from libc.string cimport memcpy

cdef enum:
    SPACE = 32
    ASCII = 128

cdef unsigned char[ASCII] FOLDED


cdef void _fill():
    """What stands for each letter and digit of ASCII; 0 for all else."""
    cdef int code
    for code in range(ASCII):
        FOLDED[code] = code if 48 <= code <= 57 or 97 <= code <= 122 else code + 32 if 65 <= code <= 90 else 0


_fill()


cdef struct Written:
    # Letters with room for more; to be freed by whoever made it.
    char *letters
    Py_ssize_t size
    Py_ssize_t room


cdef int _make_room(Written *out, Py_ssize_t size) except -1:
    """See to it that so many more letters can be written."""
    cdef char *more
    if out.size + size > out.room:
        more = <char *> PyMem_Realloc(out.letters, 2 * (out.size + size))
        if more is NULL:
            raise MemoryError
        out.letters, out.room = more, 2 * (out.size + size)
    return 0


cdef bint _write_plain(const char *text, Py_ssize_t size, Py_ssize_t longest, Written *out) noexcept nogil:
    """Write the words of a text of ASCII, for which there is room, each with a space behind it.

    Returns:
        False where one is too long.
    """
    cdef Py_ssize_t at, start = 0, end = 0
    cdef unsigned char letter
    for at in range(size):
        letter = FOLDED[<unsigned char> text[at]]
        if letter:
            out.letters[end] = <char> letter
            end += 1
        elif end > start:
            if end - start >= longest:
                return False
            out.letters[end] = SPACE
            end += 1
            start = end
    if end > start:
        out.letters[end] = SPACE
        end += 1
    out.size = end
    return end - 1 - start < longest


cdef class Folding:
    """Folds texts.

    Args:
        signs: characters beyond ASCII that stand between words.
        odd: a callable that folds a run of letters, digits and characters beyond ASCII, of which at least one
            is beyond ASCII and no sign; it says None if the whole text is to be left to Python.
        longest: letters from which on a word is left to Python.
    """

    cdef object _odd
    cdef Py_UCS4[16] _signs
    cdef Py_ssize_t _number
    cdef Py_ssize_t _longest

    def __cinit__(self, str signs not None, odd, Py_ssize_t longest):
        if len(signs) > 16:
            raise ValueError("too many signs")
        self._odd, self._number, self._longest = odd, len(signs), longest
        cdef Py_ssize_t at
        for at in range(self._number):
            self._signs[at] = signs[at]

    def folded(self, str text not None):
        """The folded words of a text with spaces between; None if Python is to do it."""
        cdef Written out
        out.size, out.room = 0, len(text) + 1
        out.letters = <char *> PyMem_Malloc(out.room)
        if out.letters is NULL:
            raise MemoryError
        try:
            if str.isascii(text):
                if not _write_plain(PyUnicode_AsUTF8AndSize(text, NULL), len(text), self._longest, &out):
                    return None
            elif not self._write(text, &out):
                return None
            return PyUnicode_DecodeUTF8(out.letters, max(out.size - 1, 0), NULL)
        finally:
            PyMem_Free(out.letters)

    cdef bint _write(self, str text, Written *out) except -1:
        """Write the words, each with a space behind it; whether that could be done."""
        cdef Py_ssize_t at = 0, start, size = len(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_UCS4 letter
        cdef bint is_odd
        while at < size:
            start, is_odd = at, False
            while at < size:
                letter = PyUnicode_READ(kind, data, at)
                if letter < ASCII:
                    if not FOLDED[letter]:
                        break
                elif self._is_sign(letter):
                    break
                else:
                    is_odd = True
                at += 1
            if at > start:
                if at - start >= self._longest:
                    return False
                if is_odd:
                    if not self._ask(PyUnicode_Substring(text, start, at), out):
                        return False
                else:
                    _make_room(out, at - start + 1)
                    while start < at:
                        out.letters[out.size] = <char> FOLDED[PyUnicode_READ(kind, data, start)]
                        out.size += 1
                        start += 1
                    out.letters[out.size] = SPACE
                    out.size += 1
            at += 1
        return True

    cdef bint _ask(self, str run, Written *out) except -1:
        """Write what Python makes of a run; whether it made something of it."""
        cdef object words = self._odd(run)
        cdef Py_ssize_t size = 0
        cdef const char *letters
        if words is None:
            return False
        letters = PyUnicode_AsUTF8AndSize(words, &size)
        if size:
            _make_room(out, size + 1)
            memcpy(out.letters + out.size, letters, size)
            out.size += size
            out.letters[out.size] = SPACE
            out.size += 1
        return True

    cdef inline bint _is_sign(self, Py_UCS4 letter) noexcept:
        cdef Py_ssize_t at
        for at in range(self._number):
            if self._signs[at] == letter:
                return True
        return False
