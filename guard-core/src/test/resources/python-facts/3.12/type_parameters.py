class Box[T, *Ts, **P](Base[T], metaclass=call("m")):
    x = call("in")
def first[T: (int, call("bound"))](xs: list[T], default=call("d")) -> T: return xs[0]
type Pair[A] = tuple[A, call("hidden")]
type = call("not a keyword"); type.x = 1; print(type ("y"))
