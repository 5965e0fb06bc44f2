a = x if y else z; b = not a; c = -a ** -b; d = ~+a
e = a < b <= c != d is not e not in f is g in h
f = lambda *args, key=1, **kwargs: (args, key, kwargs); g = lambda: f()
h = [i for i in range(10) if i if not i % 2 for j in (1, 2)]
i = {k: v for k, v in {"a": 1, **other()}.items()}
j = {x for x in y}; k = (x async for x in y()) if 0 else {1, 2, *z}
l = a[1], a[1:2], a[::2], a[1:2, ...], a[:, None], a[b"x"]
m = (n := call(1, *a, k="v", **b, z=2))
o = call(x for x in y)
p = call(a)(b)[c].d(e).f
q = (yield_ := 1) or 2 and 3 or 4
r = 1_000, 0x_ff, 0o17, 0b1, 1.5e-3, 1e10, .5, 5., 1j, 1_0.2_5J, 99999999999999999999999
s = ..., True, False, None, __debug__
t = "a" in ("b" "c"), ("d"), (("e"),)
u = *a, *b
v = a @ b // c << d >> e & f | g ^ h
w = call(
    "first",  # one
    *("second", "third"),
    key=[
        "value",
    ],
)
async def co(a, /, b=1, *, c, d=call("default"), **e):
    return await a, [x async for x in b]
def gen(a=lambda: (yield)):
    x = yield; yield x, call(); yield from gen("g")
print("done", file=out)
