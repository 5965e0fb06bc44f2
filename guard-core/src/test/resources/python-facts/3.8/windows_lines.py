"""doc
of two lines"""
x = """a
b\
c"""  # why
op.execute("""
  SELECT 1
""")
y = ("a"
     "b")
