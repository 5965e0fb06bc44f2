package dev.migrationguard.frontend.alembic;

import static dev.migrationguard.frontend.alembic.Script.asks;
import static dev.migrationguard.frontend.alembic.Script.upgradeAsks;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to put two names together that real scripts use: each drops the tables {@code a} and {@code b}. */
class PythonProgramTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for n in sorted({'a', 'b'}):\n    op.drop_table(n)",
        "for n, _ in {'a': 1, 'b': 2}.items():\n    op.drop_table(n)",
        "for n, m in zip(['a', 'b'], 'xy'):\n    op.drop_table(n)",
        "for i, n in enumerate(['a', 'b'], start=1):\n    op.drop_table(n)",
        "import itertools\nfor n in itertools.chain(['a'], ('b',)):\n    op.drop_table(n)",
        "from itertools import product\nfor n, m in product('ab', [1]):\n    op.drop_table(n)",
        "import functools\ndrop = functools.partial(op.drop_table, if_exists=True)\ndrop('a')\ndrop('b')",
        "list(map(op.drop_table, ['a', 'b']))",
        "[op.drop_table(n) for n in ['a', 'x', 'b'] if n != 'x']",
        "def names():\n    yield 'a'\n    yield 'b'\nfor n in list(names()):\n    op.drop_table(n)",
        "def names():\n    yield 'a'\n    yield 'b'\nop.execute('DROP TABLE ' + ';DROP TABLE '.join(names()))",
        "first, *rest = ['a', 'b']\nop.drop_table(first)\nop.drop_table(rest[0])",
        "def run(*names, **options):\n    for n in names:\n        op.drop_table(n, **options)\n"
            + "run(*['a', 'b'], schema=None)",
        "def run(table_name, schema=None):\n    op.drop_table(table_name)\nrun(**{'table_name': 'a'})\nrun('b')",
        "names = 'a,x,b'.split(',')\nfor n in names[:1] + names[-1:]:\n    op.drop_table(n)",
        "drop = lambda n: op.drop_table(n)\ndrop('a'), drop('b')",
        "from collections import namedtuple\nT = namedtuple('T', 'name size')\n"
            + "for t in [T('a', 1), T(name='b', size=2)]:\n    op.drop_table(t.name)",
        "from dataclasses import dataclass\n@dataclass\nclass T:\n    name: str\n    size: int = 0\n"
            + "for t in [T('a'), T('b', 1)]:\n    op.drop_table(t.name)",
        "from typing import NamedTuple\nclass T(NamedTuple):\n    name: str\n    size: int\n"
            + "for name, size in [T('a', 1), T('b', 2)]:\n    op.drop_table(name)",
        "import enum\nclass T(str, enum.Enum):\n    A = 'a'\n    B = 'b'\nfor t in T:\n    op.drop_table(t.value)",
        "class Step:\n    def __init__(self, n):\n        self.n = n\n    def __enter__(self):\n"
            + "        op.drop_table('a')\n        return self\n    def __exit__(self, *exc):\n"
            + "        op.drop_table(self.n)\nwith Step('b') as s:\n    pass",
        "class Step:\n    @property\n    def name(self):\n        return 'a'\n    @staticmethod\n    def run(n):\n"
            + "        op.drop_table(n)\n    @classmethod\n    def b(cls):\n        cls.run('b')\n"
            + "Step.run(Step().name)\nStep.b()",
        "def twice(f):\n    def run(*names):\n        for n in names:\n            f(n)\n    return run\n"
            + "@twice\ndef drop(n):\n    op.drop_table(n)\ndrop('a', 'b')",
        "def drop(n):\n    match n:\n        case 1:\n            op.drop_table('a')\n        case 2 | 3:\n"
            + "            op.drop_table('b')\n        case _:\n            op.drop_table('c')\ndrop(1)\ndrop(3)",
        "names = ['b', 'a']\nwhile names:\n    op.drop_table(names.pop())",
        "seen = []\ndef add(n):\n    global seen\n    seen = seen + [n]\nadd('a')\nseen.append('b')\n"
            + "op.drop_table('a')\nop.drop_table(seen[-1])",
        "import textwrap\nop.execute(textwrap.dedent('''\n    DROP TABLE a;\n    DROP TABLE b;\n'''))",
        "for n in 'a', 'b':\n    if n < 'c' < 'd':\n        pass\n    op.drop_table(n)",
        "def early(n):\n    if n == 'x':\n        return\n    op.drop_table(n)\nfor n in 'axb':\n    early(n)",
        "from functools import reduce\nop.drop_table('a')\nop.drop_table(reduce(lambda x, y: y, ['a', 'b']))",
        "for n in filter(None, ['a', '', 'b']):\n    op.drop_table(n)",
        "op.drop_table('a') if all([True, 1 == 1]) else None\nop.drop_table('b')"
      })
  void bothTables(String program) {
    assertThat(upgradeAsks(program)).containsExactly("DropTable a", "DropTable b");
  }

  @Test
  void aChoiceInsideALargerString() {
    assertThat(upgradeAsks("""
        name = "a" if unknown() else "b"
        op.execute(f"DROP TABLE {name}")
        op.execute("DROP TABLE " + name + "_old")
        op.execute("DROP TABLE %s_new" % name)
        op.drop_table(name)
        """)).containsExactly(
            "DropTable a maybe", "DropTable b maybe",
            "DropTable a_old maybe", "DropTable b_old maybe",
            "DropTable a_new maybe", "DropTable b_new maybe",
            "DropTable a maybe", "DropTable b maybe");
  }

  @Test
  void oneNameThatStandsTwiceIsOneChoice() {
    assertThat(upgradeAsks("name = 'a' if unknown() else 'b'\nop.execute(f'DROP TABLE {name}; DROP TABLE {name}2')"))
        .containsExactly("DropTable a maybe", "DropTable a2 maybe", "DropTable b maybe", "DropTable b2 maybe");
  }

  @Test
  void aFunctionChosenByAKeyThatIsNotKnown() {
    assertThat(asks("""
        def one(): op.drop_table("a")
        def two(): op.drop_table("b")
        def upgrade():
            {"x": one, "y": two}[unknown()]()
        """)).containsExactly("DropTable a maybe", "DropTable b maybe");
  }

  @Test
  void settingsAndTheEnvironmentGoBothWays() {
    assertThat(upgradeAsks("""
        import os
        from somewhere import settings
        if os.environ.get("WITH_A"):
            op.drop_table("a")
        if os.getenv("MODE", "x") == "y":
            op.drop_table("b")
        else:
            op.drop_table("c")
        if settings.FLAG:
            op.drop_table("d")
        """)).containsExactly("DropTable a maybe", "DropTable b maybe", "DropTable c maybe", "DropTable d maybe");
  }

  @Test
  void whatTheDatabaseAnswersIsNotNone() {
    assertThat(upgradeAsks("""
        row = op.get_bind().execute("SELECT 1").fetchone()
        if row is None:
            op.drop_table("a")
        if sa.inspect(op.get_bind()).has_table("b"):
            op.drop_table("b")
        """)).containsExactly("Query", "DropTable a maybe", "DropTable b maybe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if op.get_bind().dialect.name == 'postgresql':",
        "if 'postgresql' == op.get_context().dialect.name:",
        "if op.get_bind().engine.name in ('postgresql',):",
        "if not op.get_bind().dialect.name != 'postgresql':",
        "if op.get_bind().dialect.name.startswith('postgres'):",
        "if 'postgres' in op.get_bind().dialect.name:",
        "from sqlalchemy.dialects import postgresql\n"
            + "if isinstance(op.get_bind().dialect, postgresql.dialect):",
        "from sqlalchemy.dialects.postgresql.base import PGDialect\n"
            + "if isinstance(op.get_bind().dialect, PGDialect):",
        "def postgres():\n    return op.get_bind().dialect.name == 'postgresql'\nif postgres():"
      })
  void testsOfTheDialect(String test) {
    assertThat(upgradeAsks(test + "\n    op.drop_table('t')")).containsExactly("DropTable t on postgresql");
  }

  @Test
  void aMatchOnTheDialect() {
    assertThat(upgradeAsks("""
        match op.get_bind().dialect.name:
            case "postgresql":
                op.drop_table("a")
            case "mysql":
                op.drop_table("b")
        from alembic import context
        if context.is_offline_mode():
            op.drop_table("never")
        """)).containsExactly("DropTable a on postgresql", "DropTable b on mariadb/mysql");
  }
}
