songs = ["a", "b"]
a = f"list: {", ".join(songs)} {songs[0]!r:{"10"}}"
b = f"{
    call("x",  # a comment in a field
         y='}')
}"
c = f"""{f"{f'{f"{1 + 1}"}'}"}"""
d = f'{a['b']}' f"{'\n'.join(songs)}" "{tail}"
e = f"{x:{y:{z}}} {'a' 'b'} {{ {x} }}"
g = f"{x = !r} {call("k", n="#")  =}"
h = f'''{
x
:>10}''' "after"
i = f"{lambda_(x)=:>{w}} {(lambda: 1)} {x:=5} {(y:=6)}"
j = f"{x}}}" f"{{{x}}}" f"{{{{{x}}}}}" f"{{" "}" f"{x}}}}}"; k = f"a{{"; l = f"}}{x:{y}}{{", f"{x}{{ }}{x}{{}}"
m = f"{x  # why
 =  # indeed
 } tail"
n = f"{x}\N{RIGHT CURLY BRACKET}", f"{x}\x7d"
