// The page's one script.  Source text only ever becomes text nodes and values of form controls.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  // The list begins in the order that is best to read; rows are numbered as data is.
  const rows = [];
  for (const row of $("list").children) rows[row.firstElementChild.hash.slice(2)] = row;
  const links = rows.map((row) => row.firstElementChild);
  const [label, rule, publisher, confidence, changed] =
    ["label", "rule", "publisher", "confidence", "changed"].map($);
  const filters = [label, rule, publisher, confidence, changed].filter(Boolean);
  const sheet = $("document");
  const why = $("why");
  const hint = sheet.firstElementChild;
  const narrow = matchMedia("(max-width: 44rem)");
  let current = -1;
  let byItself = false;  // whether nobody asked for the document that is open

  // --- tints: a hue for each label; one that is not known has none -----------------------

  const hues = JSON.parse(document.body.dataset.hues);
  const tint = (element, name) => {
    if (Object.hasOwn(hues, name)) element.style.setProperty("--hue", hues[name]);
    else element.style.setProperty("--strength", "8%");
  };
  for (const bar of document.querySelectorAll(".tint")) tint(bar, bar.dataset.label);

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // --- filters ---------------------------------------------------------------------------

  const texts = new Map();
  const textOf = (index) => {
    if (!texts.has(index)) {
      const { title, name, segments } = data[index];
      const all = [title, name, segments.map((segment) => segment[1]).join("")].join("\n");
      texts.set(index, all.toLowerCase());
    }
    return texts.get(index);
  };
  const picked = (reason) =>
    (!label.value || reason.label === label.value) && (!rule.value || reason.rule === rule.value);
  const unsure = ({ confidence: known }) => confidence.value === "none"
    ? known === null
    : known !== null && known < Number(confidence.value);
  const fits = (index, words) => {
    const entry = data[index];
    if (publisher.value && entry.publisher !== publisher.value) return false;
    if (confidence.value && !unsure(entry)) return false;
    if (changed?.value && !entry.differs) return false;
    if ((label.value || rule.value) && !entry.reasons.some(picked)) return false;
    return words.every((word) => textOf(index).includes(word));
  };
  const filter = () => {
    const words = $("query").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !fits(index, words);
      shown += row.hidden ? 0 : 1;
    });
    const all = data.length.toLocaleString("en");
    $("count").textContent =
      shown === data.length ? `${all} documents` : `${shown.toLocaleString("en")} of ${all} documents`;
    for (const button of document.querySelectorAll(".pick")) {
      const on = $(button.dataset.filter).value === button.dataset.value;
      button.setAttribute("aria-pressed", String(on));
    }
    fade();
  };
  const doubts = data.map((entry) =>
    entry.reasons.filter((r) => r.kind === "suspect" && !r.was).length);
  const sureness = data.map((entry) => entry.confidence ?? 2);  // those that nobody judged last
  const orders = {
    changed: (a, b) => data[b].differs - data[a].differs || orders.worth(a, b),
    worth: (a, b) => data[b].worth - data[a].worth || a - b,
    given: (a, b) => a - b,
    most: (a, b) => data[b].share - data[a].share || a - b,
    least: (a, b) => data[a].share - data[b].share || a - b,
    suspects: (a, b) => doubts[b] - doubts[a] || a - b,
    unsure: (a, b) => sureness[a] - sureness[b] || a - b,
  };
  let order = data.map((_, index) => index);
  const sort = () => {
    order.sort(orders[$("order").value]);
    $("list").append(...order.map((index) => rows[index]));
  };

  let timer = 0;
  $("query").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(filter, 120);
  });
  for (const control of filters) control.addEventListener("change", filter);
  $("order").addEventListener("change", sort);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => setTimeout(() => { sort(); filter(); }));
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".pick");
    if (!button) return;
    const control = $(button.dataset.filter);
    control.value = control.value === button.dataset.value ? "" : button.dataset.value;
    filter();
  });

  // --- one document ----------------------------------------------------------------------

  const pieces = () => Array.from(sheet.querySelectorAll(".piece"));
  const reasonOf = (piece) => data[current].reasons[piece.dataset.reason];
  const fade = () => {
    const any = label.value || rule.value;
    for (const piece of pieces()) {
      const reason = reasonOf(piece);
      const fades = any ? reason.kind !== "suspect" && !picked(reason) : changed?.value && !reason.was;
      piece.classList.toggle("faded", Boolean(fades));
    }
  };
  const tags = { removed: "del", lifted: "mark", suspect: "span", kept: "ins" };
  const tagOf = ({ label: name, kind, probability, was }) => {
    const chance = probability === null ? "" : ` ${probability.toFixed(2)}`;
    const now = kind === "kept" ? "kept" : `${name}${chance}`;
    return was ? `${now}, was ${was}` : now;
  };
  const marked = (index, reason, text) => {
    const piece = make(tags[reason.kind], `piece ${reason.kind}`);
    piece.dataset.reason = index;
    piece.dataset.label = reason.label;
    piece.tabIndex = -1;
    if (reason.was) piece.classList.add("changed");
    if (reason.kind === "suspect") piece.setAttribute("role", "note");
    else tint(piece, reason.label);
    piece.append(make("span", "tag", tagOf(reason)), make("span", "was", text));
    return piece;
  };
  const margin = (fields) => {
    const aside = make("aside", "margin");
    aside.setAttribute("aria-label", "Fields found");
    aside.append(make("h3", "", "Fields"));
    if (!fields.length) aside.append(make("p", "", "None were found."));
    const list = make("dl");
    let last = "";
    for (const [name, value] of fields) {
      if (name !== last) list.append(make("dt", "", name));
      last = name;
      const entry = make("dd", "", value);
      entry.dir = "auto";
      list.append(entry);
    }
    aside.append(list);
    return aside;
  };
  const differences = (changes) => {
    const section = make("section", "changes");
    section.append(make("h3", "", "Changed since the earlier run"));
    const list = make("dl");
    for (const [what, before, after] of changes) {
      const entry = make("dd");
      entry.dir = "auto";
      entry.append(make("del", "", before), " → ", make("ins", "", after));
      list.append(make("dt", "", what), entry);
    }
    section.append(list);
    return section;
  };
  const show = (index) => {
    const entry = data[index];
    current = index;
    hide();
    links.forEach((link, at) => {
      if (at === index) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const head = make("div", "head");
    const back = make("a", "back", "← Back to the list");
    back.href = "#documents";
    const title = make("h2", "", entry.title);
    title.dir = "auto";
    const share = (100 * entry.share).toFixed(1);
    const about = make("p", "about");
    const parts = [entry.publisher, entry.name].filter(Boolean).map((text) => make("bdi", "", text));
    parts.forEach((part) => about.append(part, " · "));
    const sure = entry.confidence === null ? "" : ` · confidence ${entry.confidence.toFixed(2)}`;
    about.append(`${share}% removed${sure}`);
    head.append(back, title, about);
    const source = make("article", "source");
    source.dir = "auto";
    source.setAttribute("aria-label", "Text as read");
    for (const [reason, text] of entry.segments) {
      source.append(reason < 0 ? text : marked(reason, entry.reasons[reason], text));
    }
    const first = source.querySelector(".piece");
    if (first) first.tabIndex = 0;
    const body = make("div", "sheet");
    const beside = margin(entry.fields);
    if (entry.changes.length) beside.prepend(differences(entry.changes));
    body.append(source, beside);
    sheet.replaceChildren(head, body);
    sheet.setAttribute("aria-label", "Document");
    document.body.classList.add("reading");
    fade();
  };
  const close = () => {
    const last = current;
    current = -1;
    hide();
    sheet.replaceChildren(hint);
    document.body.classList.remove("reading");
    links.forEach((link) => link.removeAttribute("aria-current"));
    const link = links[last];
    (link && !link.parentElement.hidden ? link : $("documents")).focus();
  };
  const route = () => {
    const match = /^#d(\d+)$/.exec(location.hash);
    if (match && Number(match[1]) === current && !byItself) return;
    if (match && data[match[1]]) {
      byItself = false;
      show(Number(match[1]));
      sheet.focus({ preventScroll: true });
      if (narrow.matches) scrollTo(0, 0);
      else {
        links[current].scrollIntoView({ block: "nearest", behavior: "instant" });
        sheet.scrollIntoView({ block: "start", behavior: "instant" });
      }
    } else if (current >= 0 && (!byItself || narrow.matches)) close();
  };
  addEventListener("hashchange", route);

  // --- why a piece is marked -------------------------------------------------------------

  const hide = () => {
    why.hidden = true;
    for (const piece of sheet.querySelectorAll("[aria-describedby]")) {
      piece.removeAttribute("aria-describedby");
    }
  };
  const words = {
    removed: "Removed as", lifted: "Lifted into a field as", suspect: "Kept, but", kept: "Kept",
  };
  const explain = (piece) => {
    hide();
    const reason = reasonOf(piece);
    const lines = [[words[reason.kind], reason.kind === "kept" ? "" : reason.label]];
    if (reason.was) lines.push(["Earlier run", reason.was]);
    if (reason.probability !== null) {
      lines.push(["Junk with a probability of", reason.probability.toFixed(2)]);
    }
    if (reason.rule) lines.push(["Rule", reason.rule]);
    if (reason.cleaner) lines.push(["Cleaner", reason.cleaner]);
    if (reason.evidence) lines.push(["Evidence", reason.evidence]);
    why.replaceChildren(...lines.map(([name, value]) => {
      const line = make("div");
      line.append(make("b", "", name), " ", make("bdi", "", value));
      return line;
    }));
    why.hidden = false;
    piece.setAttribute("aria-describedby", "why");
    const box = (piece.getClientRects()[0] || piece.getBoundingClientRect());
    const left = Math.min(box.left, document.documentElement.clientWidth - why.offsetWidth - 8);
    const above = box.top - why.offsetHeight - 6;
    why.style.left = `${scrollX + Math.max(8, left)}px`;
    why.style.top = `${scrollY + (above > 0 ? above : piece.getBoundingClientRect().bottom + 6)}px`;
  };
  const pieceAt = (event) => event.target instanceof Element && event.target.closest(".piece");
  sheet.addEventListener("mouseover", (event) => {
    const piece = pieceAt(event);
    if (piece) explain(piece);
  });
  sheet.addEventListener("mouseout", (event) => {
    if (pieceAt(event) && pieceAt(event) !== document.activeElement) hide();
  });
  sheet.addEventListener("focusin", (event) => {
    const piece = pieceAt(event);
    if (!piece) return;
    for (const other of pieces()) other.tabIndex = other === piece ? 0 : -1;
    explain(piece);
  });
  sheet.addEventListener("focusout", hide);
  sheet.addEventListener("click", (event) => {
    const piece = pieceAt(event);
    if (piece) piece.focus();
  });

  // --- keys ------------------------------------------------------------------------------

  const step = (by) => {
    const open = order.filter((index) => !rows[index].hidden);
    if (!open.length) return;
    const at = open.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by;
    if (open[next] === undefined) return;
    location.hash = `#d${open[next]}`;
    // The event comes later, and the next key may come before it.
    route();
  };
  const jump = (by) => {
    const all = pieces().filter((piece) => !piece.classList.contains("faded"));
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    all[(at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by + all.length) % all.length].focus();
  };
  const inList = (by) => {
    const open = order.filter((index) => !rows[index].hidden).map((index) => links[index]);
    const at = open.indexOf(document.activeElement);
    const next = open[at + by];
    if (at >= 0 && next) next.focus();
    return at >= 0;
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (!why.hidden) hide();
      else if (current >= 0) location.hash = "#documents";
      return;
    }
    if (event.target.closest("input, select, textarea")) return;
    const keys = {
      "/": () => $("query").focus(),
      j: () => step(1),
      k: () => step(-1),
      n: () => jump(1),
      p: () => jump(-1),
      ArrowDown: () => inList(1),
      ArrowUp: () => inList(-1),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    const done = keys[event.key]();
    if (!event.key.startsWith("Arrow") || done) event.preventDefault();
  });

  // Browsers keep what stood in a form when a page is loaded again.
  sort();
  filter();
  route();
  // Where there is room for both, the first document of the list is open beside it.
  const first = order.find((index) => !rows[index].hidden);
  if (current < 0 && first !== undefined && !narrow.matches) {
    show(first);
    byItself = true;
  }
})();
