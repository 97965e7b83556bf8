# cython: language_level=3, boundscheck=False, wraparound=False
"""Plain names among the runs of a text, as `extract.people_plain` defines them: all else is for the rules.

What there is to know of words comes in tables, which are asked as Python would ask them for what they lack.
"""

from cpython.dict cimport PyDict_GetItemWithError
from cpython.object cimport PyObject
from cpython.set cimport PySet_Contains
from cpython.unicode cimport PyUnicode_FindChar, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR

cdef enum:
    # The traits of words, as in `extract.people_traits`.
    FIRST = 1
    LAST = 4
    LONE = 8
    PLACE_HEAD = 16
    PLACE_TAIL = 32
    BEGINS = 256

cdef enum:
    # As in `extract.people_plain`.
    TWO = 2
    WITH_CAPITALS = 2


cdef object _of(object table, object word):
    """What a table has of a word, or makes of one that it lacks."""
    cdef PyObject *found = PyDict_GetItemWithError(table, word)
    return table[word] if found is NULL else <object>found


cdef bint _begins_with_capital(str word):
    return PyUnicode_GET_LENGTH(word) > 0 and PyUnicode_READ_CHAR(word, 0).isupper()


cdef class PlainNames:
    """As `extract.people_plain._PlainNames`."""

    cdef object faces, before, after, make
    cdef tuple at_start
    cdef frozenset marks

    def __init__(self, faces, before, after, frozenset marks, make):
        if not (isinstance(faces, dict) and isinstance(before, dict) and isinstance(after, dict)):
            raise TypeError("what is known of words must be in dictionaries")
        self.faces, self.before, self.after = faces, before, after
        self.marks, self.make = marks, make
        self.at_start = before["\n"]

    def read(self, list runs, list found, list words, ends, Py_ssize_t offset):
        cdef list places = [], mentions = [], nameless = [], marked = []
        cdef Py_ssize_t at, first, end, total = len(words)
        cdef tuple forms
        if len(found) != len(runs) or len(ends) != total:
            raise ValueError("every run has its names, and every word its end")
        for at in range(len(runs)):
            run, names = runs[at], found[at]
            forms, first = run.forms, run.first
            end = first + len(forms)
            if first < 0 or end > total or end == first:
                raise IndexError("a run is not in the text")
            if end < total and words[end] in self.marks:
                marked.append(at)
            if names:
                places.append(at)
                mentions.append(self.mention(run, forms, first, names, words, ends, offset))
            elif self.may_begin(forms):
                places.append(at)
                mentions.append(None)
            else:
                nameless.append(run)
        return places, mentions, nameless, marked

    cdef bint may_begin(self, tuple forms) except -1:
        """Whether a word before the last can be the reason that it and the one behind it make a name."""
        cdef Py_ssize_t at
        for at in range(len(forms) - 1):
            if <int>(<tuple>_of(self.faces, forms[at]))[0] & BEGINS:
                return True
        return False

    cdef object mention(
        self, run, tuple forms, Py_ssize_t first, names, list words, ends, Py_ssize_t offset
    ):
        cdef Py_ssize_t size = len(forms), end = first + size, asks
        cdef tuple before, head, last
        if size > TWO:
            return None
        name = names[0]
        if <Py_ssize_t>name.end - <Py_ssize_t>name.first < size or name.is_doubtful:
            return None
        before = _of(self.before, words[first - 1]) if first else self.at_start
        asks = before[0]
        if asks and (asks & size or (asks >> WITH_CAPITALS & size and (<str>words[first]).isupper())):
            return None
        if end < len(words):
            asks = _of(self.after, words[end])
            if asks & size or (
                asks >> WITH_CAPITALS & size and end + 1 < len(words) and _begins_with_capital(words[end + 1])
            ):
                return None
        last = _of(self.faces, forms[size - 1])
        if size < TWO:
            if not <int>last[0] & LONE:
                return None
            written, keys = (last[1],), (last[2],)
        else:
            head = _of(self.faces, forms[0])
            if not _is_pair(head[0], last[0]):
                return None
            written, keys = (head[1], last[1]), (head[2], last[2])
        return self.make(
            written,
            keys,
            offset + <Py_ssize_t>ends[first] - len(<str>words[first]),
            offset + <Py_ssize_t>ends[end - 1],
            name.sure,
            run.headline,
            before[1],
            before[2],
            before[3],
        )


cdef bint _is_pair(int head, int last):
    return head & FIRST and last & LAST and not (head & PLACE_HEAD and last & PLACE_TAIL)


def wanted_words(list runs, set wanted, keys):
    """As `extract.people_plain._wanted_words`."""
    cdef list words = []
    cdef Py_ssize_t at
    cdef tuple forms
    if not isinstance(keys, dict):
        raise TypeError("the keys of words must be in a dictionary")
    for run in runs:
        forms = run.forms
        for at in range(len(forms)):
            form = forms[at]
            if PySet_Contains(wanted, _of(keys, form)) or "-" in <str>form:
                words.append((run, at))
    return words
