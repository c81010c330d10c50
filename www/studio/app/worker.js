// The worker behind ./engine.js: one package, checked anew after every edit, then its cases in portions. What
// comes in between is heard first, and an edit overtakes what is under way for the one before.

import init, { Studio } from "selfcheck-studio";

// Cases are run so long at a time, in milliseconds: what is asked meanwhile waits no longer.
const PORTION = 12;
// So often is told what came of them: the page has other things to do, such as showing the preview.
const TOLD = 80;

let studio;
const ready = init().then(() => (studio = new Studio()));
ready.catch(broken);

// Counts edits; what is told belongs to one of them.
let revision = 0;
let waiting = false;
// Whether what comes of the cases next is what later edits are compared with.
let comparing = true;
let tally;
// Rows that came and were not told yet, and when some were told last.
let untold = [];
let told = 0;

const tell = (event, detail, moved = []) => postMessage({ event, detail }, moved);

const asked = {
  open(files, { date } = {}) {
    studio.open(files);
    if (date) studio.date(date);
    comparing = true;
    edited();
  },
  set(path, text) {
    studio.set(path, text ?? undefined);
    edited();
  },
  date(day) {
    studio.date(day);
    edited();
  },
  compare() {
    comparing = true;
    edited();
  },
  coverage: (path) => {
    studio.check();
    return studio.coverage(path);
  },
  complete: (...given) => studio.complete(...given),
  hover: (...given) => studio.hover(...given),
  outline: (path) => studio.outline(path),
  texts: () => studio.texts(),
  sheet: (...given) => studio.sheet(...given),
  caseOf: (...given) => studio.caseOf(...given),
  start: (...given) => Studio.start(...given),
};

onmessage = async ({ data: { id, what, given } }) => {
  try {
    await ready;
    postMessage({ id, answer: asked[what](...given) });
  } catch (failure) {
    // A trap leaves the module in no state to go on.
    if (failure instanceof WebAssembly.RuntimeError) broken(failure);
    else postMessage({ id, failed: failure?.message ?? String(failure) });
  }
};

// Checked once all edits that have come are in.
function edited() {
  revision++;
  if (waiting) return;
  waiting = true;
  soon(() => {
    waiting = false;
    check();
  });
}

function check() {
  const began = performance.now();
  const { ok, findings, about } = studio.check();
  tell("checked", { revision, ok, took: performance.now() - began, findings, about });
  if (!ok) return;
  const files = studio.draft().map((name) => ({ name, bytes: studio.bytes(name) }));
  tell("draft", { revision, files }, files.map(({ bytes }) => bytes.buffer));
  tally = { began, passed: 0, failed: 0, changed: 0 };
  untold = [];
  tellCases();
  const of = revision;
  soon(() => run(of));
}

function run(of) {
  if (of !== revision) return;
  const end = performance.now() + PORTION;
  while (studio.done() < studio.total() && performance.now() < end) untold.push(...studio.run(4));
  if (studio.done() === studio.total() || performance.now() > told + TOLD) tellCases();
  if (studio.done() < studio.total()) return soon(() => run(of));
  if (comparing) {
    comparing = false;
    studio.compare();
    // Nothing has changed against what has just become the measure.
    tell("compared", { revision });
  }
}

function tellCases() {
  for (const row of untold) {
    if (row.passed) tally.passed++;
    else tally.failed++;
    if (row.changed) tally.changed++;
  }
  told = performance.now();
  const { began, ...counts } = tally;
  tell("cases", { revision, done: studio.done(), total: studio.total(), took: told - began, ...counts, rows: untold });
  untold = [];
}

// After what has come meanwhile. Timers would wait for four milliseconds each.
const channel = new MessageChannel();
const next = [];
channel.port1.onmessage = () => guarded(next.shift());
function soon(what) {
  next.push(what);
  channel.port2.postMessage(null);
}

function guarded(what) {
  try {
    what();
  } catch (failure) {
    broken(failure);
  }
}

function broken(failure) {
  tell("broken", { message: String(failure), loaded: studio !== undefined });
}
