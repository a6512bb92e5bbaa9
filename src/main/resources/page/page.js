"use strict";
// Shows status.json, and asks again every two seconds. Everything becomes text, never markup.
const byId = (id) => document.getElementById(id);
const PATIENCE_MS = 5000;
let lastAnswer = null;

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

const count = (n) => Math.round(n).toLocaleString("en");

function bytes(n) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  let unit = 0;
  while (n >= 1023.95 && unit < units.length - 1) { n /= 1024; unit++; }
  return (unit === 0 ? n : n.toFixed(1)) + " " + units[unit];
}

function age(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return s + " s";
  if (s < 3600) return Math.floor(s / 60) + " min " + (s % 60) + " s";
  if (s < 86400) return Math.floor(s / 3600) + " h " + Math.floor(s % 3600 / 60) + " min";
  return Math.floor(s / 86400) + " d " + Math.floor(s % 86400 / 3600) + " h";
}

function pairs(id, rows) {
  const list = byId(id);
  list.replaceChildren();
  for (const [name, value, className] of rows) {
    list.append(element("dt", name), element("dd", value, className));
  }
}

// columns: [heading, value of a row, class]
function table(id, rows, columns, none) {
  const place = byId(id);
  if (rows.length === 0) {
    place.replaceChildren(element("p", none, "none"));
    return;
  }
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const [heading, , className] of columns) {
    const cell = element("th", heading, className === "number" ? "number" : "");
    cell.scope = "col";
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const [, value, className] of columns) {
      const kind = typeof className === "function" ? className(row) : className;
      line.append(element("td", value(row), kind));
    }
  }
  place.replaceChildren(made);
}

function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function rate(lines) {
  const values = lines.lastHour.concat([lines.perSecond]);
  const top = Math.max(1, ...values);
  const slots = 3600 / lines.slotSeconds;
  const x = (i) => 600 - (values.length - 1 - i) * 600 / slots;
  const y = (v) => 78 - 74 * v / top;
  const points = values.map((v, i) => x(i).toFixed(1) + "," + y(v).toFixed(1));
  const area = [x(0).toFixed(1) + ",80", ...points, "600,80"].join(" ");
  byId("rate").replaceChildren(
    shape("polygon", { points: area, class: "area" }),
    shape("polyline", { points: points.join(" "), class: "line" }));
  byId("rate-text").textContent = count(lines.perSecond) + " now, " + count(top) + " at most";
}

function attention(sentences) {
  const place = byId("attention");
  place.className = "wide " + (sentences.length === 0 ? "good" : "bad");
  place.replaceChildren(...(sentences.length === 0 ? ["All is well"] : sentences).map((text) => element("p", text)));
}

function feeds(list) {
  if (list.length === 0) return [["feed", "none: files only"]];
  return list.flatMap((feed) => [
    [feed.source, feed.server],
    ["state", feed.state, feed.well ? "good" : "bad"],
    ["last byte", age(feed.silenceSeconds) + " ago", feed.well ? "" : "bad"]]);
}

function uploads(state) {
  if (state === null) return [["bucket", "none: files stay here"]];
  const late = state.oldestSeconds > 60;
  const rows = [
    ["bucket", state.bucket],
    ["uploaded", count(state.uploaded) + " files, " + bytes(state.uploadedBytes)],
    ["waiting", count(state.queued) + " files, " + bytes(state.queuedBytes) + " of " + bytes(state.maxQueuedBytes), late ? "bad" : ""],
    ["the oldest for", state.queued === 0 ? "–" : age(state.oldestSeconds), late ? "bad" : ""]];
  if (state.lastFailure && state.queued > 0) rows.push(["last failure", state.lastFailure, "bad"]);
  return rows;
}

function show(s) {
  const now = s.program.nowMillis;
  const ago = (millis) => age((now - millis) / 1000) + " ago";
  byId("program").textContent = s.program.version + ", process " + s.program.pid + ", "
    + s.program.phase + " for " + age((now - s.program.startedMillis) / 1000);
  document.title = (s.attention.length === 0 ? "" : "(!) ") + "hive-parquet-ingest";
  attention(s.attention);
  rate(s.lines);
  pairs("lines", [
    ["read", count(s.lines.read)],
    ["written", count(s.lines.written)],
    ["in open groups", count(s.lines.open)],
    ["quarantined", count(s.lines.quarantined), s.lines.quarantined > 0 ? "warn" : ""],
    ["dropped, blank", count(s.lines.blank)]]);
  pairs("feeds", feeds(s.feeds));
  pairs("uploads", uploads(s.uploads));
  pairs("disk", [
    ["free", bytes(s.disk.freeBytes), s.disk.waiting ? "bad" : ""],
    ["reading waits below", bytes(s.disk.minFreeBytes)],
    ["journal", bytes(s.disk.journalBytes) + " of " + bytes(s.disk.maxJournalBytes)],
    ["quarantine", bytes(s.disk.quarantineBytes) + " of " + bytes(s.disk.maxQuarantineBytes)],
    ["open groups", bytes(s.groups.heldBytes) + " of " + bytes(s.groups.maxBytes)],
    ["published", count(s.files.published) + " files, " + bytes(s.files.bytes)]]);
  table("groups", s.groups.largest, [
    ["partition", (g) => g.partition, "long"],
    ["rows", (g) => count(g.rows), "number"],
    ["lines", (g) => bytes(g.lineBytes), "number"],
    ["open for", (g) => age(g.ageSeconds), "number"]], "none");
  table("files", s.files.last, [
    ["when", (f) => ago(f.atMillis), "number"],
    ["file", (f) => (f.quarantine ? "quarantine: " : "") + f.path, "long"],
    ["rows", (f) => count(f.rows), "number"],
    ["size", (f) => bytes(f.bytes), "number"],
    ["cause", (f) => f.cause, ""]], "none yet");
  table("warnings", s.warnings, [
    ["when", (w) => ago(w.atMillis), "number"],
    ["times", (w) => count(w.times), "number"],
    ["level", (w) => w.level, (w) => w.level === "ERROR" ? "bad" : "warn"],
    ["what", (w) => w.text, "long"]], "none");
  const number = (value, unit) => value === undefined || value === null ? "–" : count(value) + (unit || "");
  table("routes", s.routes, [
    ["route", (r) => r.id, ""],
    ["state", (r) => r.state, (r) => r.state === "started" ? "good" : "warn"],
    ["exchanges", (r) => number(r.exchanges), "number"],
    ["failed", (r) => number(r.failed), "number"],
    ["in flight", (r) => number(r.inflight), "number"],
    ["mean", (r) => number(r.meanMillis, " ms"), "number"],
    ["last", (r) => r.lastAtMillis ? ago(r.lastAtMillis) : "–", "number"]], "none");
}

async function refresh() {
  try {
    const answer = await fetch("status.json", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error("status " + answer.status);
    show(await answer.json());
    lastAnswer = Date.now();
  } catch (failure) {
    const since = lastAnswer === null ? "" : " for " + age((Date.now() - lastAnswer) / 1000);
    attention(["The program has not answered" + since + ": it has ended, or cannot be reached. What is below is old."]);
  }
  setTimeout(refresh, 2000);
}

refresh();
