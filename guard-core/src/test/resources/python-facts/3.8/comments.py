#!/usr/bin/env python
# -*- coding: utf-8 -*-
x = "# no comment"  # a comment
y = '''
# no comment
''' # another
z = (1,  # in brackets
     # alone

     2)
w = 1 \
    + 2  # behind a continuation
if x:  # at a colon
	# after a tab
    pass
f(  # guard: ignore[drop-column] nobody reads it
    '#', "#", r'\#', f'#{x}#', b'#'  #
)
# é 🚀 last"""
# the end without a line end
# the end