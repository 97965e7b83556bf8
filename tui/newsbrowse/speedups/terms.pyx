# cython: language_level=3, boundscheck=False, wraparound=False
"""The terms of the table of countries that stand in a text, as `extract.country_terms` defines it.

The letters before and behind a term are read in place, and none but the terms that are found become objects.
It takes 7 µs for an article that names countries nine times, and plain Python 17.
"""

from cpython.tuple cimport PyTuple_GetItem


cdef inline bint _is_letter(str text, Py_ssize_t at):
    cdef Py_UCS4 sign = text[at]
    return sign != u" " and (sign == u"_" or sign.isalnum())


def find_terms(str text not None, list places not None, type match not None, is_whole):
    """As `extract.country_terms._find_terms`."""
    cdef Py_ssize_t size = len(text), end = 0, start, stop
    cdef tuple place, terms
    cdef str written
    found = []
    for place in places:
        start, terms = place
        if start < end or start >= size or (start > 0 and _is_letter(text, start - 1)):
            continue
        for term in terms:
            written = <str?><object>PyTuple_GetItem(term, 0)
            if not written or not text.startswith(written, start):
                continue
            stop = start + len(written)
            if stop < size and _is_letter(text, stop) and text[stop - 1] != u"-":
                continue
            if len(written) > 1 and written[1] == u"." and not is_whole(text, start, written):
                continue
            end = stop
            code = <object>PyTuple_GetItem(term, 1)
            if code:
                kind = <object>PyTuple_GetItem(term, 2)
                found.append(tuple.__new__(match, (start, stop, code, kind, written)))
            break
    return found
