match op.get_bind().dialect.name:
    case "postgresql" | "cockroachdb":
        op.execute("SELECT 1")
    case "mysql" if version() > (8, 0):
        op.execute("SELECT 2")
    case {"name": "x", **rest} | Point(x=1, y="two") | [1, *others, "three"]:
        call(rest)
    case None | True | -1 | 1 + 2j | module.CONSTANT:
        call("four")
    case str() as s:
        call(s)
    case _:
        call("else")
match = case = type = _ = 1
match(case, "soft keywords")
match[case]
with (open("a") as a, open("b", mode="r") as b,):
    call(a)
def f(x: "int | None" = None) -> "str": return call(x)
