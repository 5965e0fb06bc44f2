name = "users"; width = 10; x = 3
a = f"ALTER TABLE {name} ADD COLUMN c int"
b = f'{name}' f"{name!r:>{width}} and {{braces}}" " plain {kept}" r'\d'
c = F"{x:{width}.{x}f}|{x!s}|{x!a:^10}|{ x }|{x+1:#x}"
d = rf"\d{x}\{x}\n" Rf'{x}' fR"{name}\t"
e = f"""
  CREATE TABLE {name} (
    id int, -- {x!r}
    {', '.join(n for n in [name])}
  )"""
g = f"{x=} {x = } {x=!r:>5} {x = :>5}"
h = f"{ {'a': 1}['a'] } {(lambda q: q)(x)} {x if x else 'no'} {x != 1} {x == 1} {x >= 2}"
i = f"no holes" f"" "tail"
j = f"{x}" "" f"{x}"
k = "head" f"mid{x}" "tail" f"{f(x, y='z')}"
m = f"\N{EM DASH}{x}\u20ac{x}\x41🚀{x}é"
n = f"{f'{x}in'}out {f'''{x}'''}"
o = f"{x:%Y-%m-%d} {x:\n} {x:a{x}b{x}c}"
p = f'{name}.{"a" "b"}'
op.execute(f"UPDATE {name} SET " f"a = {x}, " "b = 2 " + f'WHERE {name}.c = {x:d}')
