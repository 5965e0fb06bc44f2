simple = "a\tb\nc\\d\'e\"f\a\b\f\r\v"
numbers = "\0\7\77\377\1234 \x41\xe9 \u20ac \U0001F680\U00000041 \N{EM DASH}\N{GREEK SMALL LETTER ALPHA}"
unknown = "\d \  \% \. \{x}"
joined = "one \
two \
three"
raw = r"\n\x41\N{EM DASH}\'" R'\"' r'''\
'''
triple = '''it's "quoted" \''' and
	on'''
other = """a""" '' "b" '''''' """"c"""
unicode = u"\u00e9" U'\u00e8'
empty = ""; empties = "" '' """""" ''''''
data = b"\x00\xff" rb'\d' Rb"x" B'y'
parenthesised = ("a"
    # between
    "b"  'c'

    "d")
bmp, astral = "é€漢字", "🚀 and 𝒳 and \U0001D4B3🚀"
after = "🚀", f("🚀", 'x')
lone = "\ud800 \udc00"
