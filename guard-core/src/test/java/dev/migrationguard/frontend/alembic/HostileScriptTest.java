package dev.migrationguard.frontend.alembic;

import static dev.migrationguard.frontend.alembic.Script.asks;
import static dev.migrationguard.frontend.alembic.Script.upgradeAsks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that would run for ever, or grow without end, come to an end and say so. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileScriptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = s + s",
        "s += s",
        "s = f'{s}{s}'",
        "s = '%s%s' % (s, s)",
        "s = '{0}{0}{0}'.format(s)",
        "s = ''.join([s, s])",
        "s = s * 1000",
        "s = s.replace('a', s)"
      })
  void aStringThatDoubles(String doubling) {
    for (String start : List.of("'a'", "''", "unknown()")) {
      assertThat(upgradeAsks("s = " + start + "\nfor i in range(64):\n    " + doubling + "\nop.execute(s)"))
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = s + s", "s = [*s, *s]", "s.extend(s)", "s = [s, s]", "s = {'a': s, 'b': s}", "s = (s, [s], {'k': s})",
        "s = {**d, **d, str(i): s}"
      })
  void aListOrDictThatDoubles(String doubling) {
    assertThat(upgradeAsks("""
        s, d = [1], {}
        t = [1]
        if unknown():
            for i in range(64):
                DOUBLING
        else:
            for i in range(64):
                DOUBLING
        if s == t or s in t:
            op.drop_table("x")
        op.drop_table("t")
        """.replace("DOUBLING", doubling))).contains("DropTable t");
  }

  @Test
  void loopsInsideOneAnother() {
    assertThat(upgradeAsks("""
        for a in range(10**9):
            pass
        for a in range(400):
            for b in range(400):
                for c in range(400):
                    op.drop_table("t")
        """)).hasSize(20_001).endsWith("Opaque: only its first 20000 operations are followed");
  }

  @Test
  void aLoopOfMoreTurnsThanAreFollowed() {
    assertThat(upgradeAsks("for i in range(1000000000):\n    op.drop_table(f't{i}')"))
        .hasSize(501)
        .endsWith("Opaque: only its first 500 turns are followed");
  }

  @Test
  void calculationsWithoutEnd() {
    assertThat(upgradeAsks("x = 9 ** 9 ** 9\ny = 10 ** 1000000\nz = 'a' * 10 ** 12\nop.execute(z)"))
        .singleElement().asString().startsWith("Opaque");
  }

  @Test
  void functionsThatCallOneAnotherManyTimes() {
    StringBuilder script = new StringBuilder("def f0():\n    op.drop_table('t')\n");
    for (int i = 1; i < 22; i++) {
      script.append("def f%d():\n    f%d()\n    f%d()\n".formatted(i, i - 1, i - 1));
    }
    assertThat(asks(script + "def upgrade():\n    f21()\n")).last().asString().startsWith("Opaque");
  }

  @Test
  void generatorsThatBranchInsideOneAnother() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 19; i++) {
      body.append(" ".repeat(i)).append("with both():\n");
    }
    body.append(" ".repeat(19)).append("op.drop_table('t')\n");
    assertThat(asks("""
        def both():
            if unknown():
                yield
            else:
                yield

        """ + Script.upgrade(body.toString()))).last().asString().startsWith("Opaque");
  }

  @Test
  void aScriptOfAHundredThousandStatements() {
    assertThat(upgradeAsks("op.drop_table('t')\n".repeat(100_000))).last().asString().startsWith("Opaque: ");
  }

  @Test
  void aChainOfThousandsOfAdditions() {
    assertThat(upgradeAsks("op.execute('DROP TABLE t'" + " + ''".repeat(5_000) + ")")).hasSize(1);
  }

  @Test
  void ifInsideIf() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 90; i++) {
      body.append(" ".repeat(i)).append("if unknown(").append(i).append("):\n");
    }
    assertThat(upgradeAsks(body + " ".repeat(90) + "op.drop_table('t')")).containsExactly("DropTable t maybe");
  }

  @Test
  void theSameHugeTextTimeAndAgain() {
    assertThat(upgradeAsks("""
        s = "SELECT '" + "a" * 1000000 + "'"
        for i in range(400):
            op.execute(s)
        """)).hasSizeLessThan(30).last().asString().contains("more SQL than the guard reads");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = [0] * 10 ** 9",
        "x = ['a'] * 20000 * 20000",
        "x = 'ab'.join(['c' * 1000] * 20000)",
        "x = 'a' * 1999999\nfor i in range(500):\n    for j in range(500):\n        y = x.replace('a', 'b').upper()",
        "x = 'a' * 1999999\nfor i in range(500):\n    for j in range(500):\n        y = x + x[1:]",
        "import itertools\nx = list(itertools.product(range(500), repeat=9))",
        "import itertools\nx = list(itertools.product(range(500), range(500), range(500), range(500)))",
        "def f(n):\n    return f(n - 1) + f(n - 1) if n else ''\nx = f(60)",
        "def f(n):\n    return g(n) + g(n)\ndef g(n):\n    return f(n + 1) + f(n + 1)\nx = f(0)",
        "def f():\n    yield from f()\n    yield 1\nx = list(f())",
        "class A:\n    @property\n    def x(self):\n        return self.x + self.x\nx = A().x",
        "class A:\n    pass\na = A()\na.a = a\na.b = [a, a]\nx = a == a.a or a.b == a.b",
        "x = {}\nfor i in range(500):\n    for j in range(500):\n        x[str(i) + str(j)] = x",
        "from functools import partial\nf = op.execute\nfor i in range(499):\n    f = partial(f, 'x')\nx = f",
        "n = 'a' if u() else 'b'\nm = 'c' if u() else 'd'\nx = ''\nfor i in range(400):\n    x = f'{x}{n}{m}'"
      })
  void largeValuesOfEveryKind(String program) {
    assertThat(upgradeAsks(program)).hasSizeLessThanOrEqualTo(2);
  }
}
