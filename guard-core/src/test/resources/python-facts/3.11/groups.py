try:
    call("a")
except* (ValueError, TypeError) as group:
    call(group)
except* OSError:
    raise
x = a[*b, "c"]
def f(*args: *Ts): return call(*args)
for x in *a, *call("b"): pass
