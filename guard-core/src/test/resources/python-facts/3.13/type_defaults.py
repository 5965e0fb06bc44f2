class Box[T = int, *Ts = *tuple[int, ...], **P = [int, "str"]](Base): x = call("in", a="b")
def first[T: int = call("hidden"), U = dict[str, "é🚀"]](x=call("d")): return call("end")
type Pair[A = int,
          B = str  # why
          ] = tuple[A, B]; y = call("after")
async def f[T = (lambda a=1, *b: a)](): await call("z")
