"""Prints what CPython's ast sees in each file: its calls, string constants and f-strings, each with its place.

usage: python3 dump_facts.py FILE...

One fact a line, sorted; columns count code points from 1, ends are exclusive. Older than 3.12, CPython does not know the
places inside f-strings: there a dash stands for them. Annotations, causes of raise, messages of assert, patterns and type
parameters are left out, as the reader leaves them out.
"""

import ast
import json
import sys

EXACT = sys.version_info >= (3, 12)
LEFT_OUT = {
    ("arg", "annotation"), ("FunctionDef", "returns"), ("AsyncFunctionDef", "returns"), ("Raise", "cause"),
    ("Assert", "msg"), ("match_case", "pattern"), ("FunctionDef", "type_params"), ("AsyncFunctionDef", "type_params"),
    ("ClassDef", "type_params"), ("TypeAlias", "type_params"), ("TypeAlias", "value"),
}


def dotted(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return dotted(node.value) + "." + node.attr
    return "?"


class Facts:
    def __init__(self, source):
        self.lines = source.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.facts = []

    def column(self, line, offset):
        return len(self.lines[line - 1].encode()[:offset].decode()) + 1

    def place(self, node, inside):
        if inside and not EXACT:
            return "-"
        start = self.column(node.lineno, node.col_offset)
        end = self.column(node.end_lineno, node.end_col_offset)
        return f"{node.lineno}:{start}-{node.end_lineno}:{end}"

    def visit(self, node, inside=False, specification=False):
        if isinstance(node, ast.Call):
            names = ",".join(k.arg or "**" for k in node.keywords)
            self.facts.append(f"call {self.place(node, inside)} {dotted(node.func)} {len(node.args)} {names}".rstrip())
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            self.facts.append(f"text {self.place(node, inside)} {json.dumps(node.value)}")
        elif isinstance(node, ast.JoinedStr):
            if not specification:
                self.facts.append(f"f-string {self.place(node, inside)}")
            inside = True
        for field, value in ast.iter_fields(node):
            if (type(node).__name__, field) in LEFT_OUT:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    self.visit(child, inside, isinstance(node, ast.FormattedValue) and field == "format_spec")


def main():
    sys.setrecursionlimit(100_000)
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            source = file.read()
        print("file", path)
        try:
            facts = Facts(source)
            facts.visit(ast.parse(source))
        except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
            print("refused", type(problem).__name__, str(problem).replace("\n", " "))
            continue
        for fact in sorted(set(facts.facts)):
            print(fact)


if __name__ == "__main__":
    main()
