# C types for the compiled form of walk.py; the interpreted form does without.
cimport cython

from newsclean.reading.block_texts cimport tidy
from newsclean.reading.marks cimport MarkReader
from newsclean.reading.standing cimport hint_of

cdef int TEXT, SKIP, METADATA, BREAK, IMAGE, UNSEEN, BLOCK, UNKNOWN, INLINE, TIME, CELL, SPACED
cdef int SPAN, LINK, STRONG
cdef dict BY_TAG, TAGS, KINDS, LEVELS, _MARKS
cdef frozenset INHERITED, TITLES, RUNNING, _HIDING
cdef Py_ssize_t MOST_BLOCKS, LONGEST_PATH


cdef class Walk:
    cdef public MarkReader marks
    cdef public object pictures
    cdef public list blocks
    cdef public list metadata_nodes
    cdef public list hidden
    cdef public bint has_templates
    cdef public bint may_have_open_link
    cdef public Py_ssize_t elements
    cdef object _shown
    cdef list _parts
    cdef Py_ssize_t _links
    cdef str _href
    cdef Py_ssize_t _href_block
    cdef bint _is_reopened
    cdef Py_ssize_t _linked
    cdef bint _ended_line
    cdef Py_ssize_t _length
    cdef list _roles
    cdef list _tags
    cdef list _hints
    cdef list _places
    cdef list _kinds
    cdef Py_ssize_t _figure
    cdef object _image
    cdef Py_ssize_t _picture
    cdef object _unknown
    cdef list _tables
    cdef list _cells
    cdef bint _in_cell
    cdef list _seams
    cdef Py_ssize_t _spans
    cdef Py_ssize_t _unveiled
    cdef str _said
    cdef dict _known

    @cython.locals(roles=dict, parts=list, open_=list, open_roles=list, role=int, text=str)
    cpdef run(self, root)

    @cython.locals(attributes=dict, may_hide=bint, at=Py_ssize_t)
    cdef int _enter(self, node, tag_id, int role) except -1
    cdef int _enter_cell(self, tag_id, dict attributes) except -1
    @cython.locals(tag=str)
    cdef int _enter_block(self, node, tag_id, dict attributes) except -1
    cdef bint _is_hidden(self, node, int role, dict attributes) except -1
    cdef _see(self, node)
    cpdef _place(self)
    cdef _open(self, str tag, dict attributes)
    @cython.locals(place=Py_ssize_t)
    cdef _close(self)
    cdef _break(self)
    @cython.locals(parts=list, shown=list, lines=list, raw=str, text=str, whole=str,
                   marks=MarkReader, linked=Py_ssize_t, cells=tuple)
    cdef _flush(self)
    cdef Py_ssize_t _next_start(self) except -1
    cdef list _shown_parts(self)
    cdef list _cell_texts(self)
    @cython.locals(blocks=list, start=Py_ssize_t, end=Py_ssize_t)
    cdef _add(self, str text, kind, double share, tuple cells, Py_ssize_t indent)
