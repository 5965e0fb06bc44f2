"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const SVG = "http://www.w3.org/2000/svg";
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const SEVERITIES = ["errors", "warnings", "notes"];

  // --- Small things ----------------------------------------------------------------------------------------------

  const byId = (id) => document.getElementById(id);
  const number = (value) => value.toLocaleString("en");
  const plural = (value, noun) => number(value) + " " + noun + (value === 1 ? "" : "s");
  const fileName = (path) => path.slice(path.lastIndexOf("/") + 1);
  const findingsOf = (figures) => figures.errors + figures.warnings + figures.notes;

  /** An element. Text is always text: nothing here reads markup. */
  function make(tag, attributes, ...children) {
    const drawn = ["svg", "g", "rect", "line", "path", "circle", "text", "title"].includes(tag);
    const element = drawn ? document.createElementNS(SVG, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) {
        element.addEventListener(name.slice(2), value);
      } else if (value !== false && value !== undefined) {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children.filter((child) => child !== ""));
    return element;
  }

  function button(text, action, attributes) {
    return make("button", { type: "button", class: "link", onclick: action, ...attributes }, text);
  }

  function figure(value, kind) {
    return make("td", { class: "figure" + (value ? " " + (kind || "") : " zero") }, value ? number(value) : "0");
  }

  /** The address of a line of a file. */
  function address(path, line) {
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    const local = !/^[a-z]+:/i.test(data.links);
    const absolute = path.startsWith("/") || /^[A-Za-z]:\//.test(path);
    if (absolute && local) {
      return "file://" + (path.startsWith("/") ? "" : "/") + encoded.replace("%3A", ":") + "#L" + line;
    }
    return (local ? encodeURI(data.links) || "./" : data.links) + encoded.replace(/^\//, "") + "#L" + line;
  }

  function fileLink(path, line, text) {
    return make("a", { class: "path", href: address(path, line), title: path + ":" + line }, text);
  }

  /** The path as far as it tells files apart. */
  function shortPath(path) {
    const folder = data.histories.length === 1 ? data.histories[0].name + "/" : "";
    return path.startsWith(folder) ? path.slice(folder.length) : path;
  }

  /** A text whose names stand between backticks, as nodes. */
  function quoted(text) {
    return text.split("`").map((part, i) => (i % 2 === 1 ? make("code", {}, part) : part)).filter((part) => part !== "");
  }

  // --- What the page is about -------------------------------------------------------------------------------------

  const revisions = [];
  data.histories.forEach((history) => history.revisions.forEach((revision) => (revisions[revision.number] = revision)));

  const KINDS = {
    error: "Errors", warning: "Warnings", note: "Notes", unknown: "Not analysed", suppressed: "Suppressed"
  };
  const KIND = { error: "error", warning: "warning", note: "note", unknown: "not analysed", suppressed: "suppressed" };

  function kindOf(finding) {
    if (finding.suppressionReason !== undefined) {
      return "suppressed";
    }
    return finding.rule === "not-analysed" ? "unknown" : finding.severity;
  }

  const monthOf = new Map();
  (() => {
    let month = "";
    for (const revision of revisions) {
      month = revision.written ? revision.written.slice(0, 7) : month;
      monthOf.set(revision.number, month);
    }
    const first = revisions.find((revision) => revision.written);
    revisions.forEach((revision) => {
      if (!monthOf.get(revision.number) && first) {
        monthOf.set(revision.number, first.written.slice(0, 7));
      }
    });
  })();

  const rows = data.findings.map((finding, index) => ({
    finding, index, kind: kindOf(finding),
    text: [finding.path, finding.message, finding.rule, finding.suppressionReason || "", ...finding.tables]
      .join("\n").toLowerCase()
  }));

  function summary() {
    const all = data.summary;
    const periods = data.timeline.periods;
    const name = data.histories.length === 1 ? data.histories[0].name : number(data.histories.length) + " histories";
    byId("title").textContent = data.histories.length === 0 ? "Migration audit" : "Audit of " + name;
    document.title = byId("title").textContent;
    byId("subtitle").textContent = data.timeline.dated
      ? monthName(periods[0].name) + " to " + monthName(periods[periods.length - 1].name) : "";
    byId("footer").textContent = "Written by Migration Guard " + data.program
      + ". A finding says what the migration does to a version that is still running.";
    const tile = (term, value, small, kind) => byId("tiles").append(
      make("div", {}, make("dt", {}, term), make("dd", { class: kind || "" }, value, make("small", {}, small))));
    const shape = data.histories.reduce((sum, history) =>
      ({ heads: sum.heads + history.heads, merges: sum.merges + history.merges }), { heads: 0, merges: 0 });
    tile("Revisions", number(all.revisions), plural(shape.heads, "head") + ", " + plural(shape.merges, "merge"));
    tile("Operations", number(all.operations), number(all.notAnalysed) + " not analysed");
    tile("Coverage", all.coverage + " %", "of the operations");
    tile("Errors", number(all.errors), "break or fail", all.errors ? "error" : "");
    tile("Warnings", number(all.warnings), "block for a while", all.warnings ? "warning" : "");
    tile("Notes", number(all.notes), "advice", all.notes ? "note" : "");
    tile("Suppressed", number(all.suppressed), "accepted in the source");
  }

  function monthName(month) {
    return MONTHS[Number(month.slice(5, 7)) - 1] + " " + month.slice(0, 4);
  }

  // --- Over time ---------------------------------------------------------------------------------------------------

  /** The periods with those in which nothing was written, so that equal distances are equal times. */
  function axis() {
    const periods = data.timeline.periods;
    if (!data.timeline.dated) {
      return periods;
    }
    const known = new Map(periods.map((period) => [period.name, period]));
    const whole = [];
    let [year, month] = periods[0].name.split("-").map(Number);
    for (const last = periods[periods.length - 1].name; ; ) {
      const name = year + "-" + String(month).padStart(2, "0");
      whole.push(known.get(name) || { name, revisions: 0, operations: 0, notAnalysed: 0, errors: 0, warnings: 0, notes: 0 });
      if (name >= last) {
        return whole;
      }
      month = month === 12 ? 1 : month + 1;
      year += month === 1 ? 1 : 0;
    }
  }

  function niceStep(highest) {
    const rough = Math.max(1, highest / 4);
    const power = 10 ** Math.floor(Math.log10(rough));
    return Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough));
  }

  function chart(place, series, label) {
    const periods = axis();
    const width = Math.max(280, place.clientWidth), height = 190, left = 34, bottom = 20, top = 8;
    const highest = Math.max(1, ...periods.map((period) => series.reduce((sum, [key]) => sum + period[key], 0)));
    const step = niceStep(highest);
    const limit = Math.ceil(highest / step) * step;
    const y = (value) => top + (height - top - bottom) * (1 - value / limit);
    const slot = (width - left) / periods.length;
    const bar = Math.max(1, Math.min(28, slot * 0.76));
    const svg = make("svg", { width, height, viewBox: "0 0 " + width + " " + height, role: "img", "aria-label": label });
    for (let value = 0; value <= limit; value += step) {
      svg.append(make("line", { class: "axis", x1: left, x2: width, y1: y(value), y2: y(value) }));
      svg.append(make("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value)));
    }
    let labelled = -100;
    periods.forEach((period, i) => {
      const x = left + i * slot;
      const told = series.map(([key, name]) => number(period[key]) + " " + name).join(", ");
      const name = data.timeline.dated ? monthName(period.name) : "Revisions " + period.name;
      const column = make("g", { class: "column", onclick: () => show({ period: i, periods }) },
        make("title", {}, name + ": " + told + " in " + plural(period.revisions, "revision")),
        make("rect", { class: "reach", x, y: top, width: slot, height: height - top - bottom }));
      let base = 0;
      for (const [key] of series) {
        if (period[key] > 0) {
          const from = y(base), to = y(base + period[key]);
          column.append(make("rect", { class: "fill-" + key, x: x + (slot - bar) / 2, y: to, width: bar, height: Math.max(1, from - to) }));
          base += period[key];
        }
      }
      svg.append(column);
      const text = !data.timeline.dated ? period.name
        : periods.length <= 15 ? MONTHS[Number(period.name.slice(5)) - 1]
        : period.name.endsWith("-01") ? period.name.slice(0, 4) : "";
      if (text && x - labelled > 34 + text.length * 2) {
        const short = periods.length <= 15;
        svg.append(make("text", { x: short ? x + slot / 2 : x, y: height - 5, "text-anchor": short ? "middle" : "start" }, text));
        labelled = x;
      }
    });
    const legend = make("ul", { class: "legend" }, ...series.map(([key, name]) => make("li", {},
      make("svg", { width: 10, height: 10, "aria-hidden": "true" }, make("rect", { class: "fill-" + key, width: 10, height: 10, rx: 2 })), name)));
    place.replaceChildren(svg, legend);
  }

  function time() {
    const periods = data.timeline.periods;
    if (periods.length === 0) {
      return;
    }
    byId("time-note").textContent = !data.timeline.dated
      ? "Most scripts tell no day, so that the revisions are told in their order."
      : data.timeline.undated ? plural(data.timeline.undated, "revision") + " without a day count for the month of the one before." : "";
    const all = data.summary;
    chart(byId("chart-findings"), [["errors", "errors"], ["warnings", "warnings"], ["notes", "notes"]],
      "Findings over time: " + plural(all.errors, "error") + ", " + plural(all.warnings, "warning") + ", " + plural(all.notes, "note"));
    chart(byId("chart-operations"), [["operations", "understood"], ["notAnalysed", "not analysed"]],
      "Operations over time: " + number(all.operations) + " understood, " + number(all.notAnalysed) + " not analysed");
    const whole = axis();
    const head = [data.timeline.dated ? "Month" : "Revisions", "Revisions", "Operations", "Not analysed", "Share", "Errors", "Warnings", "Notes"];
    byId("time-table").replaceChildren(make("table", {},
      make("thead", {}, make("tr", {}, ...head.map((name, i) => make("th", { scope: "col", class: i ? "figure" : "" }, name)))),
      make("tbody", {}, ...periods.map((period) => {
        const operations = period.operations + period.notAnalysed;
        const share = operations ? (100 * period.notAnalysed / operations).toFixed(1) + " %" : "";
        return make("tr", {},
          make("th", { scope: "row" }, button(data.timeline.dated ? monthName(period.name) : period.name,
            () => show({ period: whole.indexOf(period), periods: whole }))),
          figure(period.revisions), figure(period.operations), figure(period.notAnalysed, "unknown"),
          make("td", { class: "figure zero" }, share),
          figure(period.errors, "error"), figure(period.warnings, "warning"), figure(period.notes, "note"));
      }))));
  }

  // --- Rankings ----------------------------------------------------------------------------------------------------

  const named = (table) => (table === "…" ? "(a name that the source does not show)" : table);

  function ranking(place, subjects, choose) {
    const SHOWN = 12;
    if (subjects.length === 0) {
      place.replaceChildren(make("p", { class: "empty" }, "None."));
      return;
    }
    const highest = Math.max(...subjects.map(findingsOf));
    const draw = (count) => {
      const list = make("ul", { class: "ranks" }, ...subjects.slice(0, count).map((subject) => {
        const svg = make("svg", { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" });
        let x = 0;
        for (const key of SEVERITIES) {
          const width = 100 * subject[key] / highest;
          svg.append(make("rect", { class: "fill-" + key, x, y: 1, width, height: 10 }));
          x += width;
        }
        const told = SEVERITIES.filter((key) => subject[key]).map((key) => plural(subject[key], key.slice(0, -1))).join(", ");
        return make("li", { title: told + " in " + plural(subject.revisions, "revision") },
          button(named(subject.name), () => choose(subject.name), { "aria-label": named(subject.name) + ": " + told }),
          svg, make("span", { class: "figure" }, number(findingsOf(subject))));
      }));
      place.replaceChildren(list);
      if (subjects.length > count) {
        place.append(button("Show all " + number(subjects.length), () => {
          draw(subjects.length);
          place.querySelectorAll("button")[count].focus();
        }));
      }
    };
    draw(SHOWN);
  }

  function reasons(place, counts) {
    const entries = [...counts].sort((one, other) => other[1].count - one[1].count);
    if (entries.length === 0) {
      place.replaceChildren(make("p", { class: "empty" }, "None."));
      return;
    }
    place.replaceChildren(make("ul", { class: "reasons" }, ...entries.slice(0, 40).map(([reason, entry]) =>
      make("li", {}, make("span", { class: "figure" }, number(entry.count)), button(reason.replaceAll("`", ""), () => show(entry.filter))))));
  }

  function unknowns() {
    const count = (kind, name, text) => {
      const counts = new Map();
      for (const row of rows.filter((row) => row.kind === kind)) {
        const entry = counts.get(name(row.finding)) || { count: 0, filter: { kind, text: text(row.finding) } };
        entry.count++;
        counts.set(name(row.finding), entry);
      }
      return counts;
    };
    const SAID = " is not analysed: ";
    const reason = (finding) => {
      const said = finding.message.indexOf(SAID);
      return said < 0 ? finding.message : finding.message.slice(said + SAID.length);
    };
    reasons(byId("reasons"), count("unknown", reason, reason));
    reasons(byId("suppressions"),
      count("suppressed", (finding) => finding.rule + ": " + finding.suppressionReason, (finding) => finding.suppressionReason));
  }

  function worst() {
    const bad = revisions.filter((revision) => findingsOf(revision) > 0).sort((one, other) =>
      other.errors - one.errors || other.warnings - one.warnings || other.notes - one.notes || one.number - other.number);
    if (bad.length === 0) {
      byId("worst-table").replaceChildren(make("p", { class: "empty" }, "No revision has findings."));
      return;
    }
    const draw = (count) => {
      const table = make("table", {},
        make("thead", {}, make("tr", {}, ...["Revision", "Written", "Operations", "Not analysed", "Errors", "Warnings", "Notes"]
          .map((name, i) => make("th", { scope: "col", class: i > 1 ? "figure" : "" }, name)))),
        make("tbody", {}, ...bad.slice(0, count).map((revision) => make("tr", {},
          make("th", { scope: "row" }, button(fileName(revision.path), () => show({ revisions: [revision.number] }), { class: "link path", title: revision.path })),
          make("td", {}, revision.written || ""),
          figure(revision.operations), figure(revision.notAnalysed, "unknown"),
          figure(revision.errors, "error"), figure(revision.warnings, "warning"), figure(revision.notes, "note")))));
      byId("worst-table").replaceChildren(table);
      if (bad.length > count) {
        byId("worst-table").append(make("p", { class: "after" }, button("Show all " + number(bad.length), () => {
          draw(bad.length);
          byId("worst-table").querySelectorAll("tbody button")[count].focus();
        })));
      }
    };
    draw(10);
  }

  // --- Graph -------------------------------------------------------------------------------------------------------

  const ROW = 28, MOST = 1500;
  const graph = { history: 0, open: new Set(), most: MOST };

  /** The rows as they are drawn: a straight run that is open takes one for each of its revisions, the newest first. */
  function drawnRows(drawing) {
    const drawn = [];
    drawing.rows.forEach((row, index) => {
      const members = row.revisions;
      if (members.length > 1 && graph.open.has(index)) {
        drawn.push({ index, lane: row.lane, members, head: true });
        for (let i = members.length - 1; i >= 0; i--) {
          drawn.push({ index, lane: row.lane, members: [members[i]], inside: true });
        }
      } else {
        drawn.push({ index, lane: row.lane, members });
      }
    });
    return drawn;
  }

  function drawGraph(focus) {
    const view = byId("graph-view");
    const drawing = data.drawings[graph.history];
    const all = drawnRows(drawing);
    const drawn = all.slice(0, graph.most);
    const gap = Math.max(3, Math.min(16, 420 / drawing.lanes));
    const x = (lane) => 16 + lane * gap;
    const y = (index) => index * ROW + ROW / 2;
    const first = new Map(), last = new Map();
    all.forEach((row, i) => {
      first.set(row.index, first.has(row.index) ? first.get(row.index) : i);
      last.set(row.index, i);
    });
    const height = drawn.length * ROW;
    const svg = make("svg", { width: x(drawing.lanes), height, "aria-hidden": "true" });
    const edge = (from, to, fromLane, lane, toLane) => {
      if (from >= drawn.length) {
        return;
      }
      const bend = ROW * 0.7;
      const path = ["M", x(fromLane), y(from)];
      const enter = Math.min(y(from) + bend, y(to)), leave = Math.max(y(to) - bend, enter);
      path.push("C", x(fromLane), y(from) + bend / 2, x(lane), y(from) + bend / 2, x(lane), enter);
      path.push("L", x(lane), leave);
      path.push("C", x(lane), y(to) - bend / 2, x(toLane), y(to) - bend / 2, x(toLane), y(to));
      svg.append(make("path", { class: to < from ? "edge circle" : "edge", d: path.join(" ") }));
    };
    for (const [from, to, lane] of drawing.lines) {
      edge(last.get(from), first.get(to), drawing.rows[from].lane, lane, drawing.rows[to].lane);
    }
    drawn.forEach((row, i) => {
      if (row.inside) {
        edge(i - 1, i, row.lane, row.lane, row.lane);
      }
    });
    const list = make("ol", {});
    drawn.forEach((row, i) => {
      const sum = { errors: 0, warnings: 0, notes: 0 };
      row.members.forEach((member) => SEVERITIES.forEach((key) => (sum[key] += revisions[member][key])));
      const kind = sum.errors ? " has-errors" : sum.warnings ? " has-warnings" : "";
      const size = row.members.length > 1 ? 6 : 4.2;
      svg.append(row.members.length > 1
        ? make("rect", { class: "dot" + kind, x: x(row.lane) - 5, y: y(i) - 8, width: 10, height: 16, rx: 5 })
        : make("circle", { class: "dot" + kind, cx: x(row.lane), cy: y(i), r: Math.min(size, gap * 0.7) }));
      list.append(graphRow(row, sum, i, x(drawing.lanes)));
    });
    view.replaceChildren(svg, list);
    if (all.length > drawn.length) {
      view.append(make("p", { class: "after" }, button("Draw all " + number(all.length) + " rows", () => {
        graph.most = Infinity;
        drawGraph(drawn.length);
      })));
    }
    const target = view.querySelectorAll("[data-row]")[focus || 0];
    if (target) {
      target.tabIndex = 0;
      if (focus !== undefined) {
        target.focus();
      }
    }
  }

  function graphRow(row, sum, i, indent) {
    const item = make("li", {});
    item.style.paddingLeft = indent + "px";
    const many = row.members.length > 1;
    const revision = revisions[row.members[0]];
    if (many) {
      const open = graph.open.has(row.index);
      item.append(make("button", {
        type: "button", class: "link", "data-row": i, tabindex: -1, "aria-expanded": String(open),
        onclick: () => {
          open ? graph.open.delete(row.index) : graph.open.add(row.index);
          drawGraph(i);
        }
      }, (open ? "▾ " : "▸ ") + plural(row.members.length, "revision") + span(row.members)));
    } else {
      item.append(button(fileName(revision.path), () => show({ revisions: row.members }),
        { class: "link path", "data-row": i, tabindex: -1, title: revision.path }));
      if (revision.head) {
        item.append(make("span", { class: "badge muted" }, "head"));
      }
      for (const id of revision.missing) {
        item.append(make("span", { class: "badge error" }, "follows " + id + ", which is not there"));
      }
      if (revision.circular) {
        item.append(make("span", { class: "badge error" }, "in a circle"));
      }
      if (revision.ambiguous) {
        item.append(make("span", { class: "badge error" }, "id used twice"));
      }
    }
    const tail = make("span", { class: "tail" });
    for (const key of SEVERITIES) {
      if (sum[key]) {
        tail.append(button(plural(sum[key], key.slice(0, -1)), () => show({ revisions: row.members, kind: key.slice(0, -1) }),
          { class: "link " + key.slice(0, -1), tabindex: -1 }));
      }
    }
    if (!many && revision.written) {
      tail.append(make("span", {}, revision.written));
    }
    item.append(tail);
    return item;
  }

  function span(members) {
    const days = members.map((member) => revisions[member].written).filter((day) => day).sort();
    if (days.length === 0) {
      return "";
    }
    const from = days[0].slice(0, 7), to = days[days.length - 1].slice(0, 7);
    return ", " + monthName(from) + (from === to ? "" : " to " + monthName(to));
  }

  /** The graph is one stop of the tab key, however long it is; arrows move in it. */
  function graphKeys(event) {
    const stops = [...byId("graph-view").querySelectorAll("[data-row]")];
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1, PageDown: at + 15, PageUp: at - 15 }[event.key];
    if (at < 0 || to === undefined) {
      return;
    }
    event.preventDefault();
    const next = stops[Math.max(0, Math.min(stops.length - 1, to))];
    stops[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function graphs() {
    if (data.histories.length === 0) {
      byId("graph-note").textContent = "No history.";
      return;
    }
    byId("graph-note").textContent =
      "The newest at the top; straight runs are folded. A name shows its findings. Arrow keys move, Enter opens.";
    if (data.histories.length > 1) {
      const select = make("select", { onchange: () => {
        Object.assign(graph, { history: Number(select.value), open: new Set(), most: MOST });
        drawGraph();
      } }, ...data.histories.map((history, i) =>
        make("option", { value: i }, history.name + " (" + number(history.revisions.length) + ")")));
      byId("graph-bar").append(make("label", {}, "History ", select));
    }
    byId("graph-view").addEventListener("keydown", graphKeys);
    drawGraph();
  }

  // --- Findings ----------------------------------------------------------------------------------------------------

  const PAGE = 100;
  const state = { text: "", kind: "", rule: "", table: "", revisions: null, label: "", sort: "", down: false, shown: PAGE };
  const ORDER = Object.keys(KINDS);
  const SORTS = {
    Kind: (row) => ORDER.indexOf(row.kind),
    Rule: (row) => row.finding.rule,
    Where: (row) => row.finding.path,
    Message: (row) => row.finding.message
  };

  function matching() {
    const words = state.text.toLowerCase().split(/\s+/).filter((word) => word);
    const chosen = rows.filter((row) =>
      (!state.kind || row.kind === state.kind)
      && (!state.rule || row.finding.rule === state.rule)
      && (!state.table || row.finding.tables.includes(state.table))
      && (!state.revisions || state.revisions.has(row.finding.revision))
      && words.every((word) => row.text.includes(word)));
    if (state.sort) {
      const key = SORTS[state.sort];
      const sign = state.down ? -1 : 1;
      chosen.sort((one, other) => {
        const a = key(one), b = key(other);
        return a < b ? -sign : a > b ? sign : one.index - other.index;
      });
    }
    return chosen;
  }

  function drawFindings() {
    const chosen = matching();
    byId("table").tHead.replaceChildren(make("tr", {}, ...Object.keys(SORTS).map((name) => {
      const sorted = state.sort === name ? (state.down ? "descending" : "ascending") : undefined;
      const mark = sorted ? (state.down ? " ↓" : " ↑") : "";
      return make("th", { scope: "col", "aria-sort": sorted }, button(name + mark, () => {
        state.down = state.sort === name && !state.down;
        state.sort = name;
        drawFindings();
        byId("table").tHead.querySelectorAll("button")[Object.keys(SORTS).indexOf(name)].focus();
      }));
    })));
    byId("table").tBodies[0].replaceChildren(...chosen.slice(0, state.shown).map(findingRow));
    byId("count").textContent = chosen.length === 0 ? "No findings match."
      : "Showing " + number(Math.min(state.shown, chosen.length)) + " of " + plural(chosen.length, "finding")
        + (chosen.length === rows.length ? "" : " (" + number(rows.length) + " in all)");
    const left = chosen.length - state.shown;
    byId("more").hidden = left <= 0;
    byId("more").textContent = left > 0 ? "Show " + number(Math.min(PAGE * 5, left)) + " more" : "";
    byId("chip").hidden = !state.revisions;
    byId("chip").replaceChildren(make("span", {}, "Only " + state.label), button("Show all", () => {
      state.revisions = null;
      drawFindings();
      byId("filter-text").focus();
    }));
  }

  function findingRow(row) {
    const finding = row.finding;
    const message = make("td", { class: "message" }, ...quoted(finding.message));
    if (finding.suppressionReason !== undefined) {
      message.append(make("small", {}, "Accepted: " + finding.suppressionReason));
    }
    return make("tr", {},
      make("td", { class: "kind " + row.kind }, KIND[row.kind]),
      make("td", { class: "rule" }, finding.rule),
      make("td", { class: "where" }, fileLink(finding.path, finding.line, shortPath(finding.path) + ":" + finding.line)),
      message);
  }

  /** Shows the findings that a chart, a ranking or the graph speaks of, and takes the reader there. */
  function show(filter) {
    Object.assign(state, { text: "", kind: "", rule: "", table: "", revisions: null, shown: PAGE }, filter);
    if (filter.revisions) {
      state.revisions = new Set(filter.revisions);
      state.label = filter.revisions.length === 1 ? fileName(revisions[filter.revisions[0]].path)
        : plural(filter.revisions.length, "revision") + span(filter.revisions);
    }
    if (filter.periods) {
      const period = filter.periods[filter.period];
      const members = data.timeline.dated
        ? revisions.filter((revision) => monthOf.get(revision.number) === period.name)
        : stretch(filter.periods, filter.period);
      state.revisions = new Set(members.map((revision) => revision.number));
      state.label = data.timeline.dated ? monthName(period.name) : "revisions " + period.name;
    }
    fields();
    drawFindings();
    byId("findings").focus({ preventScroll: true });
    byId("findings").scrollIntoView();
  }

  function stretch(periods, at) {
    const from = periods.slice(0, at).reduce((sum, period) => sum + period.revisions, 0);
    return revisions.slice(from, from + periods[at].revisions);
  }

  function fields() {
    byId("filter-text").value = state.text;
    byId("filter-kind").value = state.kind;
    byId("filter-rule").value = state.rule;
    byId("filter-table").value = state.table;
  }

  function findings() {
    const options = (select, all, values, text) => select.append(
      make("option", { value: "" }, all), ...values.map((value) => make("option", { value }, text ? text(value) : value)));
    const kinds = new Set(rows.map((row) => row.kind));
    options(byId("filter-kind"), "All", ORDER.filter((kind) => kinds.has(kind)), (kind) => KINDS[kind]);
    options(byId("filter-rule"), "All rules", [...new Set(rows.map((row) => row.finding.rule))].sort());
    options(byId("filter-table"), "All tables", [...new Set(rows.flatMap((row) => row.finding.tables))].sort(), named);
    const follow = (id, key) => byId(id).addEventListener("input", (event) => {
      state[key] = event.target.value;
      state.shown = PAGE;
      drawFindings();
    });
    follow("filter-text", "text");
    follow("filter-kind", "kind");
    follow("filter-rule", "rule");
    follow("filter-table", "table");
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filter-clear").addEventListener("click", () => {
      Object.assign(state, { text: "", kind: "", rule: "", table: "", revisions: null, shown: PAGE });
      fields();
      drawFindings();
      byId("filter-text").focus();
    });
    byId("more").addEventListener("click", () => {
      state.shown += PAGE * 5;
      drawFindings();
    });
    drawFindings();
  }

  // --- Start -------------------------------------------------------------------------------------------------------

  summary();
  time();
  ranking(byId("by-rule"), data.rules, (rule) => show({ rule }));
  ranking(byId("by-table"), data.tables, (table) => show({ table }));
  worst();
  graphs();
  unknowns();
  findings();
  // On paper nothing can be asked for: what the filter leaves is printed, up to what a reader would leaf through.
  let before = 0;
  window.addEventListener("beforeprint", () => {
    before = state.shown;
    state.shown = Math.max(state.shown, 2000);
    drawFindings();
  });
  window.addEventListener("afterprint", () => {
    state.shown = before;
    drawFindings();
  });
  let resized = 0;
  window.addEventListener("resize", () => {
    cancelAnimationFrame(resized);
    resized = requestAnimationFrame(time);
  });
})();
