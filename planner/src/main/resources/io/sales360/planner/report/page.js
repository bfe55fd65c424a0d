"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // ---- Words and numbers -------------------------------------------------------------------
  const MEASURES = { net_sales: "Net sales", units: "Units", orders: "Orders" };
  const GRAINS = { day: "Day", week: "Week", month: "Month", quarter: "Quarter" };
  const locale = navigator.language || "en";
  const money = numberFormat({ style: "currency", currency: data.about.currency, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const moneyShort = numberFormat({ style: "currency", currency: data.about.currency, notation: "compact", maximumFractionDigits: 2 });
  const moneySmall = money;
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const countShort = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, minimumFractionDigits: 3 });

  function numberFormat(options) {
    try {
      return new Intl.NumberFormat(locale, options);
    } catch (unknownCurrency) {
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    }
  }
  const isMoney = (measure) => measure === "net_sales";
  const exact = (measure, value) => (value === null || value === undefined ? "–" : (isMoney(measure) ? money : count).format(value));
  const brief = (measure, value) => (isMoney(measure) ? moneyShort : countShort).format(value);
  const share = (value) => (value === null || value === undefined ? "–" : percent.format(value));
  const levelName = (level) => (level === "total" ? "Total" : level.split("*").map((d) => d.charAt(0).toUpperCase() + d.slice(1)).join(" × "));
  const heading = (column) => column.replace(/_/g, " ").replace(/^./, (c) => c.toUpperCase());

  function periodName(grain, day) {
    const date = new Date(day + "T00:00:00Z");
    const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(date);
    if (grain === "month") return format({ year: "numeric", month: "short" });
    if (grain === "quarter") return format({ year: "numeric" }) + " Q" + (Math.floor(date.getUTCMonth() / 3) + 1);
    return (grain === "week" ? "Week of " : "") + format({ year: "numeric", month: "short", day: "numeric" });
  }

  // ---- Elements: text only ever goes in as text ----------------------------------------------
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "class") made.className = value;
      else made.setAttribute(name, value);
    }
    for (const child of children) made.append(child);
    return made;
  }

  /** Fills a table. A column: {label, of(row) -> text or element, number, head, wide, sort(row)}. */
  function fillTable(table, columns, rows, options) {
    const settings = options || {};
    table.replaceChildren();
    if (settings.caption) table.append(element("caption", {}, settings.caption));
    const header = element("tr");
    columns.forEach((column, index) => {
      const cell = element("th", { scope: "col", class: column.number ? "number" : "" });
      if (settings.onSort && column.sort) {
        const button = element("button", { type: "button" }, column.label);
        button.addEventListener("click", () => settings.onSort(index));
        if (settings.sorted && settings.sorted.index === index) {
          cell.setAttribute("aria-sort", settings.sorted.down ? "descending" : "ascending");
        }
        cell.append(button);
      } else {
        cell.append(column.label);
      }
      header.append(cell);
    });
    table.append(element("thead", {}, header));
    const body = element("tbody");
    for (const row of rows) {
      const line = element("tr", { class: settings.rowClass ? settings.rowClass(row) : "" });
      for (const column of columns) {
        const kinds = [column.number ? "number" : "", column.wide ? "wide" : "", column.kind ? column.kind(row) : ""].join(" ").trim();
        line.append(element(column.head ? "th" : "td", column.head ? { scope: "row", class: kinds } : { class: kinds }, column.of(row)));
      }
      body.append(line);
    }
    if (!rows.length) {
      body.append(element("tr", {}, element("td", { colspan: String(columns.length), class: "empty" }, settings.empty || "Nothing here.")));
    }
    table.append(body);
  }

  /** A table of rows as the lake holds them. */
  function plainTable(table, content, empty) {
    const columns = content.columns.map((name, i) => ({
      label: heading(name),
      of: (row) => (row[i] === null ? "" : typeof row[i] === "number" ? count.format(row[i]) : String(row[i])),
      number: content.rows.some((row) => typeof row[i] === "number"),
      wide: content.rows.some((row) => typeof row[i] === "string" && row[i].length > 60),
    }));
    fillTable(table, columns.length ? columns : [{ label: "", of: () => "" }], content.rows, { empty });
  }

  function changeOf(now, before) {
    return before === null || before === undefined || before === 0 || now === null ? null : now / before - 1;
  }
  function changeText(change) {
    if (change === null) return "–";
    const sign = change > 0.0005 ? "▲ +" : change < -0.0005 ? "▼ " : "";
    return sign + percent.format(change);
  }
  const changeClass = (change) => (change === null || Math.abs(change) <= 0.0005 ? "flat" : change > 0 ? "up" : "down");

  // ---- Header and headlines ------------------------------------------------------------------
  function showHeader() {
    const about = data.about;
    byId("facts").textContent = ["as of " + about.asOf, "version " + about.version, "run " + about.runId, "amounts in " + about.currency].join(" · ");
    const badges = byId("badges");
    const badge = (isGood, text) => badges.append(element("span", { class: "badge " + (isGood ? "good" : "bad") }, text));
    if (about.rowsRead !== null) {
      badge(about.balanced, about.balanced ? count.format(about.rowsRead) + " rows read, ledger balanced" : "ledger does not balance");
    }
    if (about.checks !== null) {
      badge(about.checksFailed === 0, about.checksFailed === 0 ? about.checks + " quality checks passed" : about.checksFailed + " of " + about.checks + " quality checks failed");
    }
    if (data.nodes.length) badge(true, data.nodes.length + " nodes forecast");
    byId("content").textContent = "Content " + about.hash + ".";
  }

  function showHeadlines() {
    byId("headline-span").textContent = data.headlineSpan;
    const list = byId("headlines");
    const formats = { money: moneyShort, price: moneySmall, count: countShort, share: percent };
    for (const h of data.headlines) {
      const format = formats[h.unit];
      const card = element("li", { class: "card" },
        element("span", { class: "label" }, h.label),
        element("span", { class: "figure", title: h.value === null ? "" : (h.unit === "money" ? money : h.unit === "count" ? count : format).format(h.value) },
          h.value === null ? "unknown" : format.format(h.value)));
      if (h.before !== null && h.value !== null) {
        const change = h.unit === "share" ? h.value - h.before : changeOf(h.value, h.before);
        const text = h.unit === "share"
          ? (change > 0.0005 ? "▲ +" : change < -0.0005 ? "▼ " : "± ") + new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(change * 100) + " points"
          : changeText(change);
        card.append(element("span", { class: "change " + changeClass(change) }, text));
      }
      if (h.note) card.append(element("span", { class: "small" }, h.note));
      list.append(card);
    }
  }

  // ---- The explorer --------------------------------------------------------------------------
  const levels = [...new Set(data.nodes.map((n) => n.level))];
  const measures = Object.keys(MEASURES).filter((m) => data.series.some((s) => s.m === m));
  const grains = Object.keys(GRAINS).reverse().filter((g) => data.series.some((s) => s.g === g));
  const seriesOf = new Map(data.series.map((s) => [s.n + "|" + s.m + "|" + s.g, s]));
  const state = { node: 0, measure: measures[0], grain: grains.includes("month") ? "month" : grains[0] };
  let chart = null;

  function readHash() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const node = data.nodes.findIndex((n) => n.level === wanted.get("level") && n.key === wanted.get("node"));
    if (node >= 0) state.node = node;
    if (measures.includes(wanted.get("measure"))) state.measure = wanted.get("measure");
    if (grains.includes(wanted.get("grain"))) state.grain = wanted.get("grain");
  }
  function writeHash() {
    const node = data.nodes[state.node];
    const hash = new URLSearchParams({ level: node.level, node: node.key, measure: state.measure, grain: state.grain });
    history.replaceState(null, "", "#" + hash.toString());
  }

  function fillControls() {
    byId("level").append(...levels.map((level) => element("option", { value: level }, levelName(level) + " (" + data.nodes.filter((n) => n.level === level).length + ")")));
    byId("level").addEventListener("change", () => {
      byId("find").value = "";
      state.node = data.nodes.findIndex((n) => n.level === byId("level").value);
      showNodes();
      show();
    });
    byId("node").addEventListener("change", () => { state.node = Number(byId("node").value); show(); });
    byId("find").addEventListener("input", () => {
      showNodes();
      const first = byId("node").options[0];
      if (first && first.value !== "" && ![...byId("node").options].some((o) => Number(o.value) === state.node)) {
        state.node = Number(first.value);
        show();
      }
    });
    byId("controls").addEventListener("submit", (event) => event.preventDefault());
    byId("accuracy-controls").addEventListener("submit", (event) => event.preventDefault());
    segments("measure", measures, MEASURES);
    segments("grain", grains, GRAINS);
  }
  function segments(name, values, words) {
    for (const value of values) {
      const input = element("input", { type: "radio", name, value });
      input.addEventListener("change", () => { state[name] = value; show(); });
      byId(name).append(element("label", {}, input, element("span", {}, words[value])));
    }
  }
  function showNodes() {
    const level = byId("level").value;
    const part = byId("find").value.trim().toLocaleLowerCase();
    const found = data.nodes
      .map((node, index) => ({ node, index }))
      .filter((n) => n.node.level === level && n.node.label.toLocaleLowerCase().includes(part));
    byId("node").replaceChildren(...found.map((n) => element("option", { value: String(n.index) }, n.node.label)));
    if (!found.length) byId("node").append(element("option", { value: "" }, "no node has this name"));
    byId("find-label").hidden = data.nodes.filter((n) => n.level === level).length < 12;
  }
  function syncControls() {
    const level = data.nodes[state.node].level;
    if (byId("level").value !== level || !byId("node").options.length) {
      byId("level").value = level;
      showNodes();
    }
    byId("node").value = String(state.node);
    for (const name of ["measure", "grain"]) {
      for (const input of byId(name).querySelectorAll("input")) {
        const other = { ...state, [name]: input.value };
        input.checked = input.value === state[name];
        input.disabled = !input.checked && !seriesOf.has(other.node + "|" + other.measure + "|" + other.grain);
      }
    }
  }

  /** The periods of a series, oldest first: {day, actual, mean, low95, low80, high80, high95, before}. */
  function points(series) {
    const days = data.periods[series.g];
    const found = series.a.map((actual, i) => ({ day: days[series.o + i], at: series.o + i, actual }));
    for (const step of series.f) {
      found.push({ day: days[step[0]], at: step[0], mean: step[1], low95: step[2], low80: step[3], high80: step[4], high95: step[5] });
    }
    const value = new Map(found.map((p) => [p.at, p.actual !== undefined ? p.actual : p.mean]));
    const season = { day: 364, week: 52, month: 12, quarter: 4 }[series.g];
    for (const p of found) p.before = value.get(p.at - season);
    return found;
  }

  function show() {
    if (!data.nodes.length) {
      byId("chart-title").textContent = "No forecast is published";
      byId("sentence").textContent = data.about.noForecast || "";
      byId("chart").hidden = true;
      byId("controls").hidden = true;
      byId("figures").hidden = true;
      return;
    }
    let series = seriesOf.get(state.node + "|" + state.measure + "|" + state.grain);
    if (!series) {
      series = data.series.find((s) => s.n === state.node && s.m === state.measure) || data.series.find((s) => s.n === state.node);
      state.measure = series.m;
      state.grain = series.g;
    }
    syncControls();
    writeHash();
    const found = points(series);
    const node = data.nodes[state.node];
    byId("chart-title").textContent = MEASURES[series.m] + " by " + GRAINS[series.g].toLowerCase() + ": " + (node.level === "total" ? "Total" : levelName(node.level) + " " + node.label);
    byId("sentence").textContent = sentence(series, found);
    draw(series, found);
    showFigures(series, found);
  }

  function sentence(series, found) {
    const ahead = found.filter((p) => p.mean !== undefined);
    const reason = series.r ? " Reason code: " + series.r + "." : "";
    if (!ahead.length) return "There is no forecast for this series." + reason;
    const total = ahead.reduce((sum, p) => sum + p.mean, 0);
    const known = ahead.filter((p) => p.before !== undefined);
    const before = known.length === ahead.length ? ahead.reduce((sum, p) => sum + p.before, 0) : null;
    const change = changeOf(total, before);
    const words = "The next " + ahead.length + " " + GRAINS[series.g].toLowerCase() + "s are expected to bring " + brief(series.m, total) +
      (change === null ? "" : ", " + percent.format(Math.abs(change)) + (change >= 0 ? " more" : " less") + " than the same " + GRAINS[series.g].toLowerCase() + "s a year before") + ".";
    return words + " Model: " + series.w + "." + reason;
  }

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function draw(series, found) {
    if (!chart) chart = echarts.init(byId("chart"), null, { renderer: "canvas" });
    const lastActual = found.filter((p) => p.actual !== undefined).pop();
    const value = (p, name) => (p[name] !== undefined ? p[name] : p === lastActual && name !== "actual" && series.f.length ? p.actual : null);
    const column = (name) => found.map((p) => value(p, name));
    const gap = (low, high) => found.map((p) => { const l = value(p, low), h = value(p, high); return l === null || h === null ? null : h - l; });
    const line = (name, values, color, more) => ({ name, type: "line", data: values, symbol: "circle", symbolSize: 5, showSymbol: found.length < 60, lineStyle: { width: 2.2, color }, itemStyle: { color }, z: 4, ...more });
    const band = (stack, low, high, color, name) => [
      { name: name + " from", type: "line", stack, stackStrategy: "all", data: column(low), lineStyle: { opacity: 0 }, symbol: "none", silent: true, z: 1 },
      { name, type: "line", stack, stackStrategy: "all", data: gap(low, high), lineStyle: { opacity: 0 }, symbol: "none", areaStyle: { color, opacity: 1 }, itemStyle: { color }, silent: true, z: 1 },
    ];
    const start = found.length > 110 ? Math.max(0, 100 - (11000 / found.length)) : 0;
    chart.setOption({
      animation: !calm, animationDuration: 250,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: css("--ink") },
      grid: { left: 8, right: 20, top: 44, bottom: found.length > 40 ? 62 : 16, containLabel: true },
      legend: { top: 4, left: 0, icon: "roundRect", itemWidth: 18, itemHeight: 8, textStyle: { color: css("--soft") }, inactiveColor: "#8d98a5",
        data: ["Actual", "Forecast", "80 % interval", "95 % interval", "A year before"], selected: { "A year before": false } },
      tooltip: { trigger: "axis", confine: true, backgroundColor: css("--panel"), borderColor: css("--line"), textStyle: { color: css("--ink") },
        formatter: (items) => tip(series, found[items[0].dataIndex]) },
      xAxis: { type: "category", boundaryGap: false, data: found.map((p) => periodName(series.g, p.day).replace("Week of ", "")), axisLabel: { color: css("--soft"), hideOverlap: true }, axisLine: { lineStyle: { color: css("--line") } }, axisTick: { show: false } },
      yAxis: { type: "value", axisLabel: { color: css("--soft"), formatter: (v) => brief(series.m, v) }, splitLine: { lineStyle: { color: css("--line") } } },
      dataZoom: found.length > 40 ? [
        { type: "inside", start, end: 100, zoomOnMouseWheel: "ctrl" },
        { type: "slider", start, end: 100, height: 22, bottom: 12, borderColor: css("--line"), textStyle: { color: css("--soft") }, fillerColor: css("--accent-soft"), brushSelect: false },
      ] : [],
      series: [
        ...band("95", "low95", "high95", css("--band95"), "95 % interval"),
        ...band("80", "low80", "high80", css("--band80"), "80 % interval"),
        line("A year before", found.map((p) => (p.before === undefined ? null : p.before)), css("--soft"), { showSymbol: false, lineStyle: { width: 1.3, color: css("--soft"), type: "dotted" }, z: 2 }),
        line("Forecast", column("mean"), css("--forecast"), { lineStyle: { width: 2.2, color: css("--forecast"), type: [7, 4] }, symbol: "diamond", symbolSize: 7 }),
        line("Actual", column("actual"), css("--accent"), lastActual ? {
          markLine: { silent: true, symbol: "none", lineStyle: { color: css("--soft"), type: "solid", width: 1, opacity: .6 }, label: { formatter: "data ends", color: css("--soft"), position: "insideEndTop" },
            data: [{ xAxis: found.indexOf(lastActual) }] } } : {}),
      ],
    }, { notMerge: true });
  }

  /** The tooltip, as elements: style attributes inside HTML text would be refused by this page's policy. */
  function tip(series, p) {
    const box = element("div", { class: "tip" }, element("b", {}, periodName(series.g, p.day)));
    const row = (label, text) => box.append(element("div", {}, element("span", {}, label), element("b", {}, text)));
    if (p.actual !== undefined) row("Actual", exact(series.m, p.actual));
    if (p.mean !== undefined) {
      row("Forecast", exact(series.m, p.mean));
      row("80 %", exact(series.m, p.low80) + " – " + exact(series.m, p.high80));
      row("95 %", exact(series.m, p.low95) + " – " + exact(series.m, p.high95));
    }
    if (p.before !== undefined) {
      row("A year before", exact(series.m, p.before));
      row("Change", changeText(changeOf(p.actual !== undefined ? p.actual : p.mean, p.before)));
    }
    return box;
  }

  function showFigures(series, found) {
    const m = series.m;
    const value = (p) => (p.actual !== undefined ? p.actual : p.mean);
    const change = (p) => (p.before === undefined ? null : changeOf(value(p), p.before));
    fillTable(byId("figures-table"), [
      { label: "Period", of: (p) => periodName(series.g, p.day), head: true },
      { label: "Kind", of: (p) => (p.actual !== undefined ? "actual" : "forecast") },
      { label: MEASURES[m], of: (p) => exact(m, value(p)), number: true },
      { label: "80 % from", of: (p) => exact(m, p.low80), number: true },
      { label: "80 % to", of: (p) => exact(m, p.high80), number: true },
      { label: "95 % from", of: (p) => exact(m, p.low95), number: true },
      { label: "95 % to", of: (p) => exact(m, p.high95), number: true },
      { label: "A year before", of: (p) => exact(m, p.before), number: true },
      { label: "Change", of: (p) => changeText(change(p)), number: true, kind: (p) => changeClass(change(p)) },
    ], [...found].reverse(), { rowClass: (p) => (p.actual !== undefined ? "" : "ahead") });
  }

  // ---- Where it comes from -------------------------------------------------------------------
  function showBreakdown() {
    byId("breakdown-section").hidden = !data.breakdown.length;
    for (const part of data.breakdown) {
      const table = element("table");
      const largest = Math.max(...part.rows.map((r) => r[1] || 0), 1);
      const bar = (row) => { const b = element("span", { class: "bar" }); b.style.width = Math.max(0, (100 * row[1]) / largest) + "%"; return b; };
      fillTable(table, [
        { label: part.name, of: (r) => r[0], head: true },
        { label: "Net sales", of: (r) => moneyShort.format(r[1]), number: true },
        { label: "Share", of: (r) => bar(r), kind: () => "barcell" },
        { label: "Change", of: (r) => changeText(changeOf(r[1], r[2])), number: true, kind: (r) => changeClass(changeOf(r[1], r[2])) },
        { label: "Margin", of: (r) => share(r[3]), number: true },
      ], part.rows);
      byId("breakdown").append(element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Net sales by " + part.name }, table));
    }
  }

  // ---- Questions and answers -------------------------------------------------------------------
  const answerCharts = [];
  const UNITS = {
    money: (v) => money.format(v), count: (v) => count.format(v), share: (v) => percent.format(v), number: (v) => ratio.format(v), text: (v) => String(v),
  };
  const cellText = (unit, value) => (value === null || value === undefined ? "–" : (UNITS[unit] || UNITS.text)(value));

  function showAnswers() {
    const place = byId("answers");
    for (const section of [...new Set(data.answers.map((a) => a.section))]) {
      const group = element("section", { class: "panel", "aria-label": section }, element("div", { class: "section-head" }, element("h2", {}, section)));
      for (const answer of data.answers.filter((a) => a.section === section)) group.append(answerBox(answer));
      place.append(group);
    }
    drawAnswers();
  }

  function answerBox(answer) {
    const box = element("div", { class: "answer" }, element("h3", {}, answer.title), element("p", { class: "hint" }, answer.absent || answer.hint));
    if (answer.absent) return box;
    const table = element("table");
    const shade = answer.chart === "heat" ? (value) => Math.max(0, Math.min(1, value)) : null;
    fillTable(table, answer.columns.map((column, i) => ({
      label: heading(column.name), head: i === 0, number: column.unit !== "text", wide: column.unit === "text" && i > 0,
      of: (row) => {
        if (!shade || i < 2 || row[i] === null) return cellText(column.unit, row[i]);
        const cell = element("span", { class: "heat" }, cellText(column.unit, row[i]));
        cell.style.setProperty("--heat", String(Math.round(100 * shade(row[i]))) + "%");
        return cell;
      },
    })), answer.rows, { empty: "The data has no such case." });
    const scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": answer.title }, table);
    if (answer.rows.length && ["bars", "line", "pie", "steps"].includes(answer.chart)) {
      const canvas = element("div", { class: "answer-chart", role: "img", "aria-label": answer.title + " The figures are in the table below." });
      answerCharts.push({ answer, canvas, chart: null });
      box.append(canvas, element("details", {}, element("summary", {}, "The figures"), scroll));
    } else {
      box.append(scroll);
    }
    return box;
  }

  function drawAnswers() {
    for (const drawn of answerCharts) {
      if (!drawn.chart) drawn.chart = echarts.init(drawn.canvas, null, { renderer: "canvas" });
      drawn.chart.setOption(answerOption(drawn.answer), { notMerge: true });
    }
  }

  function answerOption(answer) {
    const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const unit = answer.columns[1].unit;
    const short = (v) => (unit === "money" ? moneyShort : unit === "share" ? percent : countShort).format(v);
    const labels = answer.rows.map((row) => row[0]);
    const values = answer.rows.map((row) => row[1]);
    const base = {
      animation: !calm, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: css("--ink") },
      tooltip: { trigger: answer.chart === "pie" ? "item" : "axis", confine: true, backgroundColor: css("--panel"), borderColor: css("--line"), textStyle: { color: css("--ink") },
        formatter: (items) => { const item = Array.isArray(items) ? items[items.length - 1] : items; return element("div", { class: "tip" }, element("b", {}, labels[item.dataIndex]), element("div", {}, element("span", {}, heading(answer.columns[1].name)), element("b", {}, cellText(unit, values[item.dataIndex])))); } },
    };
    if (answer.chart === "pie") {
      const decals = { decal: { show: true } };
      return { ...base, aria: { enabled: true, ...decals }, series: [{ type: "pie", radius: ["35%", "70%"], data: answer.rows.map((row) => ({ name: row[0], value: row[1] })), label: { color: css("--ink"), formatter: "{b} {d} %" } }] };
    }
    const category = { type: "category", data: labels, axisLabel: { color: css("--soft"), hideOverlap: true, width: 170, overflow: "truncate" }, axisLine: { lineStyle: { color: css("--line") } }, axisTick: { show: false } };
    const amount = { type: "value", axisLabel: { color: css("--soft"), formatter: short, hideOverlap: true }, splitLine: { lineStyle: { color: css("--line") } } };
    const grid = { left: 8, right: 24, top: 16, bottom: 8, containLabel: true };
    if (answer.chart === "line") {
      return { ...base, grid, xAxis: { ...category, boundaryGap: false }, yAxis: amount, series: [{ type: "line", data: values, showSymbol: values.length < 40, itemStyle: { color: css("--accent") }, lineStyle: { width: 2 } }] };
    }
    if (answer.chart === "steps") return { ...base, ...stepsOption(answer, category, amount, grid, css) };
    return { ...base, grid, xAxis: amount, yAxis: { ...category, inverse: true },
      series: [{ type: "bar", barMaxWidth: 22, data: values.map((v) => ({ value: v, itemStyle: { color: v < 0 ? css("--bad") : css("--accent") } })) }] };
  }

  /** A waterfall: an unseen bar carries each step to where the one before ended. */
  function stepsOption(answer, category, amount, grid, css) {
    let level = 0;
    const carried = [], up = [], down = [], total = [];
    for (const [, value, kind] of answer.rows) {
      const from = kind === "total" ? 0 : level;
      level = kind === "total" ? value : level + value;
      carried.push(kind === "total" ? 0 : Math.min(from, level));
      total.push(kind === "total" ? value : 0);
      up.push(kind !== "total" && value > 0 ? value : 0);
      down.push(kind !== "total" && value < 0 ? -value : 0);
    }
    const bar = (data, color, decal) => ({ type: "bar", stack: "steps", data, barMaxWidth: 46, itemStyle: { color, decal } });
    return { grid, xAxis: { ...category, axisLabel: { ...category.axisLabel, interval: 0, rotate: answer.rows.length > 8 ? 28 : 0 } }, yAxis: { ...amount, scale: false },
      series: [{ ...bar(carried, "transparent"), silent: true }, bar(total, css("--accent")), bar(up, css("--good")), bar(down, css("--bad"), { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.8, color: "rgba(255,255,255,.35)" })] };
  }

  // ---- Accuracy ------------------------------------------------------------------------------
  const accuracy = { index: 5, down: false };
  const SHOWN = 200;
  // A score: [node, measure, grain, model, origins, wape, mase, bias, coverage80, coverage95, isSelected]
  const scoreColumns = [
    { label: "Series", of: (s) => data.nodes[s[0]].label, sort: (s) => data.nodes[s[0]].label, head: true },
    { label: "Measure", of: (s) => MEASURES[s[1]] || s[1], sort: (s) => s[1] },
    { label: "Grain", of: (s) => GRAINS[s[2]] || s[2], sort: (s) => s[2] },
    { label: "Model", of: (s) => s[3] + (s[10] ? " ✓" : ""), sort: (s) => s[3] },
    { label: "Origins", of: (s) => count.format(s[4]), sort: (s) => s[4], number: true },
    { label: "WAPE", of: (s) => share(s[5]), sort: (s) => s[5], number: true },
    { label: "MASE", of: (s) => (s[6] === null ? "–" : ratio.format(s[6])), sort: (s) => s[6], number: true },
    { label: "Bias", of: (s) => share(s[7]), sort: (s) => s[7], number: true },
    { label: "Coverage 80 %", of: (s) => share(s[8]), sort: (s) => s[8], number: true },
    { label: "Coverage 95 %", of: (s) => share(s[9]), sort: (s) => s[9], number: true },
  ];
  function fillAccuracyControls() {
    const choice = (id, values, words) => {
      byId(id).append(element("option", { value: "" }, "all"), ...values.map((v) => element("option", { value: v }, words(v))));
      byId(id).addEventListener("change", showAccuracy);
    };
    choice("accuracy-level", levels, levelName);
    choice("accuracy-measure", measures, (m) => MEASURES[m]);
    choice("accuracy-grain", grains, (g) => GRAINS[g]);
    byId("accuracy-selected").addEventListener("change", showAccuracy);
    if (measures.length) byId("accuracy-measure").value = measures[0];
    if (grains.includes("month")) byId("accuracy-grain").value = "month";
  }
  function showAccuracy() {
    const level = byId("accuracy-level").value, measure = byId("accuracy-measure").value, grain = byId("accuracy-grain").value;
    const wanted = data.scores.filter((s) => (!level || data.nodes[s[0]].level === level) && (!measure || s[1] === measure) && (!grain || s[2] === grain) && (!byId("accuracy-selected").checked || s[10]));
    const key = scoreColumns[accuracy.index].sort;
    const compare = (a, b) => {
      const x = key(a), y = key(b);
      if (x === null || y === null) return (x === null) - (y === null);
      return (typeof x === "string" ? x.localeCompare(y) : x - y) * (accuracy.down ? -1 : 1);
    };
    const sorted = [...wanted].sort(compare);
    fillTable(byId("accuracy"), scoreColumns, sorted.slice(0, SHOWN), {
      sorted: accuracy,
      onSort: (index) => { accuracy.down = accuracy.index === index ? !accuracy.down : false; accuracy.index = index; showAccuracy(); byId("accuracy").querySelectorAll("th button")[index].focus(); },
      empty: "No backtest of this choice. A short history, or a share of the parent, has none.",
    });
    byId("accuracy-count").textContent = sorted.length > SHOWN ? "The first " + SHOWN + " of " + count.format(sorted.length) + " in this order; narrow the choice to see others." : count.format(sorted.length) + " rows. ✓ marks models in use.";
  }

  // ---- Ledger, quality, runs -----------------------------------------------------------------
  function showOperations() {
    const kinds = data.ledger.columns;
    fillTable(byId("ledger"), kinds.map((name, i) => ({
      label: heading(name), head: i === 0, number: i > 0,
      of: (row) => (i === 0 ? row[i] : count.format(row[i])),
      kind: (row) => (i === kinds.length - 1 && row[i] !== 0 ? "down" : ""),
    })), data.ledger.rows, { empty: "This lake holds no ledger." });
    plainTable(byId("findings"), data.findings, "No series has anything odd about it.");
    plainTable(byId("entries"), data.entries, "This lake holds no ledger.");
    plainTable(byId("quality"), data.quality, "No quality check was recorded.");
    plainTable(byId("runs"), data.runs, "No attempt was recorded.");
    plainTable(byId("tables"), data.tables, "Nothing is published.");
    byId("omitted").textContent = data.omitted;
  }

  showHeader();
  showHeadlines();
  showBreakdown();
  showAnswers();
  fillControls();
  fillAccuracyControls();
  readHash();
  show();
  showAccuracy();
  showOperations();
  addEventListener("resize", () => { if (chart) chart.resize(); answerCharts.forEach((drawn) => drawn.chart.resize()); });
  addEventListener("hashchange", () => { readHash(); show(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { show(); drawAnswers(); });
})();
