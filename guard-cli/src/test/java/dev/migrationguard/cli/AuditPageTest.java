package dev.migrationguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The audit's page in a real browser, opened from the file system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditPageTest {

  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  private Path folder;
  private Browser browser;

  @BeforeAll
  void aPage(@TempDir Path project, @TempDir Path profile) throws Exception {
    folder = project;
    Optional<Path> program = Browser.program();
    assumeTrue(program.isPresent(), "no Chromium is on the PATH: the audit's page is not tested");
    write("0001.py", "0001", "None", "2023-11-02", "op.create_table('users')");
    String before = "0001";
    for (int i = 2; i <= 6; i++) {
      write("000" + i + ".py", "000" + i, "'" + before + "'", "2024-0" + i + "-01", "op.drop_column('users', 'c" + i + "')");
      before = "000" + i;
    }
    write("left.py", "left", "'0006'", "2024-07-01", "op.create_index('ix', 'users', ['a'])");
    write("right.py", "right", "'0006'", "2024-07-02", "op.drop_table('<img src=x onerror=alert(1)>')");
    write("merge.py", "merge", "('left', 'right')", "2024-08-01", "op.execute(build())");
    write("a b#?%\"<script>'&.py", "odd", "'merge'", "2024-09-01", "op.execute('DROP TABLE \"</script><script>alert(2)</script>\"')");
    write("last.py", "last", "'odd'", "2024-09-02",
        "op.drop_table('old')  # guard: ignore[drop-table] nobody reads <b>it</b>");
    Files.createDirectories(folder.resolve("site/reports"));
    audit("site/reports/audit.html");
    browser = Browser.start(program.get(), profile);
  }

  @BeforeEach
  void open() throws Exception {
    browser.show("screen", "light");
    browser.resize(1240, 1600);
    browser.open(folder.resolve("site/reports/audit.html"));
    browser.evaluate("document.getElementById('filter-clear').click()");
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void it_tells_the_whole_in_figures() throws Exception {
    assertThat(browser.text("document.title")).isEqualTo("Audit of versions");
    assertThat(browser.text("document.getElementById('subtitle').textContent")).isEqualTo("Nov 2023 to Sep 2024");
    assertThat(browser.text("document.getElementById('tiles').innerText.replace(/\\s+/g, ' ')"))
        .startsWith("Revisions 11 1 head, 1 merge Operations 10 1 not analysed Coverage 90.9 % of the operations Errors 7")
        .endsWith("Suppressed 1 accepted in the source");
    assertThat(browser.text("document.getElementById('count').textContent")).isEqualTo("Showing 10 of 10 findings");
    assertThat(browser.evaluate("document.querySelectorAll('#chart-findings .column').length").asInt()).isEqualTo(11);
    assertThat(browser.text("document.getElementById('suppressions').innerText.replace(/\\s+/g, ' ')"))
        .contains("1 drop-table: nobody reads <b>it</b>");
  }

  @Test
  void it_asks_for_nothing_and_complains_of_nothing() throws Exception {
    browser.evaluate("document.querySelectorAll('#by-rule button')[0].click()");
    browser.evaluate("document.querySelectorAll('#graph-view [aria-expanded]')[0].click()");

    assertThat(browser.troubles()).isEmpty();
  }

  @Test
  void names_are_text_and_never_markup() throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('img, b, iframe').length").asInt()).isZero();
    assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(2);
    assertThat(browser.text("document.getElementById('table').innerText")).contains(HOSTILE, "</script><script>alert(2)");
    assertThat(browser.evaluate("[...document.getElementById('filter-table').options].some(o => o.value === '" + HOSTILE + "')").asBoolean())
        .isTrue();
    String page = Files.readString(folder.resolve("site/reports/audit.html"));
    assertThat(page.split("</script>", -1)).hasSize(3);
  }

  @Test
  void every_filter_leaves_what_fits() throws Exception {
    choose("filter-kind", "suppressed");
    assertThat(shown()).singleElement().asString().startsWith("suppressed").contains("Accepted: nobody reads <b>it</b>");

    choose("filter-kind", "");
    choose("filter-rule", "drop-column");
    assertThat(shown()).hasSize(5).allMatch(row -> row.contains("drop-column"));
    choose("filter-table", "users");
    assertThat(shown()).hasSize(5);

    browser.evaluate("document.getElementById('filter-clear').click()");
    browser.evaluate("document.getElementById('filter-text').focus()");
    browser.type("ALERT writes");
    assertThat(shown()).isEmpty();
    assertThat(browser.text("document.getElementById('count').textContent")).isEqualTo("No findings match.");
    browser.evaluate("document.getElementById('filter-text').select()");
    browser.type("c4");
    assertThat(shown()).singleElement().asString().contains("0004.py");
  }

  @Test
  void charts_rankings_and_the_graph_lead_to_their_findings() throws Exception {
    browser.evaluate("document.querySelectorAll('#chart-findings .column')[5].dispatchEvent(new Event('click'))");
    assertThat(shown()).singleElement().asString().contains("0004.py");
    assertThat(browser.text("document.getElementById('chip').innerText")).startsWith("Only Apr 2024");

    browser.evaluate("[...document.querySelectorAll('#by-table button')].find(b => b.textContent === 'users').click()");
    assertThat(shown()).hasSize(6);

    browser.evaluate("[...document.querySelectorAll('#worst-table button')].find(b => b.textContent === 'right.py').click()");
    assertThat(shown()).singleElement().asString().contains("right.py");

    browser.evaluate("[...document.querySelectorAll('#graph-view .tail button')].find(b => b.textContent === '4 errors').click()");
    assertThat(shown()).hasSize(4);
  }

  @Test
  void links_lead_from_the_page_to_the_line() throws Exception {
    choose("filter-rule", "drop-table");
    String links = browser.text("[...document.querySelectorAll('#table a')].map(a => a.getAttribute('href')).join('\\n')");

    assertThat(links).contains("../../versions/right.py#L9");
    String odd = browser.text("[...document.querySelectorAll('#table a')].find(a => a.href.includes('script')).href");
    assertThat(Path.of(java.net.URI.create(odd.substring(0, odd.indexOf('#'))))).isRegularFile();
    audit("site/linked.html", "--link-base", "https://git.example.org/app/blob/main");
    browser.open(folder.resolve("site/linked.html"));
    assertThat(browser.text("document.querySelector('#table a').href"))
        .startsWith("https://git.example.org/app/blob/main/versions/").contains("#L");
  }

  @Test
  void the_graph_is_one_stop_of_the_tab_key_and_arrows_move_in_it() throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('#graph-view [tabindex=\"0\"]').length").asInt()).isEqualTo(1);
    browser.evaluate("document.querySelector('#graph-view [tabindex=\"0\"]').focus()");
    assertThat(focused()).isEqualTo("last.py");
    browser.press("End", 35);
    assertThat(focused()).isEqualTo("0001.py");
    browser.press("ArrowUp", 38);
    assertThat(focused()).isEqualTo("▸ 4 revisions, Feb 2024 to May 2024");
    browser.press("Enter", 13);
    assertThat(focused()).isEqualTo("▾ 4 revisions, Feb 2024 to May 2024");
    browser.press("ArrowDown", 40);
    assertThat(focused()).isEqualTo("0005.py");
    browser.press("Enter", 13);
    assertThat(shown()).singleElement().asString().contains("0005.py");
    assertThat(browser.text("document.activeElement.id")).isEqualTo("findings");
  }

  @Test
  void the_graph_has_a_dot_for_each_row_and_a_line_for_each_parent() throws Exception {
    assertThat(browser.text("[...document.querySelectorAll('#graph-view [data-row]')].map(b => b.innerText.trim()).join('|')"))
        .isEqualTo("last.py|a b#?%\"<script>'&.py|merge.py|left.py|right.py|0006.py|▸ 4 revisions, Feb 2024 to May 2024|0001.py");
    assertThat(browser.evaluate("document.querySelectorAll('#graph-view .dot').length").asInt()).isEqualTo(8);
    assertThat(browser.evaluate("document.querySelectorAll('#graph-view .edge').length").asInt()).isEqualTo(8);
  }

  @Test
  void columns_sort_both_ways_and_say_so() throws Exception {
    browser.evaluate("[...document.querySelectorAll('#table thead button')][1].click()");
    assertThat(browser.text("document.querySelectorAll('#table th')[1].getAttribute('aria-sort')")).isEqualTo("ascending");
    assertThat(shown().get(0)).contains("create-index-blocking");
    browser.evaluate("[...document.querySelectorAll('#table thead button')][1].click()");
    assertThat(shown().get(0)).contains("not-analysed");
  }

  @Test
  void every_control_has_a_name_and_every_text_stands_out() throws Exception {
    for (String scheme : List.of("light", "dark")) {
      browser.show("screen", scheme);
      assertThat(
              browser.text(
                  "[...document.querySelectorAll('button, input, select, a')].filter(e => !e.hidden"
                      + " && !e.textContent.trim() && !e.labels?.length && !e.getAttribute('aria-label')).length"))
          .isEqualTo("0");
      assertThat(browser.text(CONTRASTS)).as(scheme).isEmpty();
    }
    assertThat(browser.evaluate("document.querySelectorAll('main, header, footer, nav').length").asInt()).isEqualTo(4);
    assertThat(browser.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(20, 23, 28)");
  }

  /** Texts whose contrast with the paper is below 4.5 to 1, as WCAG asks for. */
  private static final String CONTRASTS =
      """
      (() => {
        const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
          .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const paper = (e) => {
          for (let at = e; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
          }
          return [255, 255, 255];
        };
        const weak = new Set();
        for (const e of document.querySelectorAll('body *')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || !e.getClientRects().length || e.closest('script, svg, option')) continue;
          const style = getComputedStyle(e);
          let ink = parse(style.color);
          const ground = paper(e);
          const alpha = Number(style.opacity);
          ink = ink.slice(0, 3).map((v, i) => v * alpha + ground[i] * (1 - alpha));
          const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
          if ((a + 0.05) / (b + 0.05) < 4.5) weak.add(e.tagName + '.' + e.className + ' ' + ((a + 0.05) / (b + 0.05)).toFixed(2));
        }
        return [...weak].join(', ');
      })()
      """;

  @Test
  void it_fits_a_narrow_screen_and_paper() throws Exception {
    browser.resize(360, 800);
    browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    assertThat(browser.evaluate("document.querySelector('#chart-findings svg').clientWidth").asInt()).isLessThan(360);
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);

    browser.resize(720, 1000);
    browser.show("print", "light");
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(720);
    assertThat(browser.text("getComputedStyle(document.getElementById('filters')).display")).isEqualTo("none");
    assertThat(new String(browser.pdf(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  private void choose(String select, String value) throws Exception {
    browser.evaluate(
        "(() => { const s = document.getElementById('" + select + "'); s.value = '" + value
            + "'; s.dispatchEvent(new Event('input')); })()");
  }

  private List<String> shown() throws Exception {
    String rows = browser.text("[...document.querySelectorAll('#table tbody tr')].map(r => r.innerText.replace(/\\s+/g, ' ')).join('\\n')");
    return rows.isEmpty() ? List.of() : List.of(rows.split("\n"));
  }

  private String focused() throws Exception {
    return browser.text("document.activeElement.innerText.trim()");
  }

  private void audit(String file, String... more) {
    Streams streams = new Streams("").in(folder);
    String[] line = new String[more.length + 6];
    System.arraycopy(new String[] {"audit", "--format", "html", "--output", file, "versions"}, 0, line, 0, 6);
    System.arraycopy(more, 0, line, 6, more.length);
    assertThat(Main.run(line, streams.io())).as(streams.err()).isZero();
  }

  private void write(String name, String id, String parents, String day, String body) throws Exception {
    Path file = folder.resolve("versions").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "\"\"\"words\n\nCreate Date: " + day + " 10:00:00\n\"\"\"\nfrom alembic import op\nrevision = '" + id
            + "'\ndown_revision = " + parents + "\ndef upgrade():\n    " + body + "\n");
  }
}
