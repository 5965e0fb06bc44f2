# with a mark
x = call("é"); y = call("b")
