// Answers stay on the device: nothing is requested, stored or left behind that carries one, unless
// somebody asks for it; and what was asked for can be undone. Numbers are those of the list of checks.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Check, element, walk } from "./check.mjs";
import { aged, called, packages } from "./packages.mjs";
import { hostPage, staged, watchErrors } from "./support.mjs";

const path = ({ name, lang }, more = "") => `/${name}-${lang}${more && "-"}${more.replace(/\W/g, "")}.html`;

const pages = { "/before.html": hostPage("<p>Before</p>"), "/neutral.html": hostPage("<p>Weather</p>") };
for (const one of packages) {
  for (const more of ["", 'leave-to="/neutral.html"', 'history leave-to="/neutral.html"']) {
    pages[path(one, more)] = hostPage(element({ ...one, more }), one);
  }
}
const stage = staged({ pages });

async function open(one, more = "") {
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(`${stage.server.url}/before.html`);
  await page.goto(stage.server.url + path(one, more));
  return { page, errors, context, check: await new Check(page).ready() };
}

/** Everything a page can keep in a browser, by name. */
function kept(page) {
  return page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: globalThis.name,
    state: history.state,
    hash: location.hash + location.search,
  }));
}

const nothing = {
  local: {},
  session: {},
  cookies: "",
  databases: [],
  caches: [],
  workers: 0,
  name: "",
  state: null,
  hash: "",
};

/** Presses a button of the check. */
async function press(check, action) {
  await check.press(action);
}

for (const one of packages) {
  const is = called(one);

  test(`22, 40: a whole check requests nothing and keeps nothing, also offline: ${is}`, async () => {
    const { page, context, check, errors } = await open(one);
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("websocket", (socket) => requests.push(socket.url()));
    await walk(check);
    await check.press("answers");
    assert.deepEqual(requests, []);
    assert.deepEqual(await kept(page), nothing);
    const before = stage.server.requests.length;
    await context.setOffline(true);
    await page.evaluate(() => document.querySelector("self-check").clear());
    assert.equal(await check.kind(), "start");
    await walk(check, { people: [["child", "8"]] });
    assert.equal(await check.kind(), "results");
    assert.deepEqual(requests, []);
    assert.equal(stage.server.requests.length, before);
    await context.setOffline(false);
    assert.deepEqual(await kept(page), nothing);
    await page.reload();
    await check.ready();
    assert.equal(await check.kind(), "start");
    assert.deepEqual(errors, []);
    await context.close();
  });

  test(`22: answers that somebody asked to keep are there after a reload, up to the last one: ${is}`, async () => {
    const { page, context, check, errors } = await open(one);
    await walk(check, { reader: "helper", people: [["child", "13"]], answers: { "family.kind": "couple_with_children", "person.school 1": "preparatory" } });
    await check.press("answers");
    const said = () => check.host.locator(".rows").allInnerTexts();
    const before = await said();
    await press(check, "save");
    assert.equal(await check.host.locator(".view[data-saved]").count(), 1);
    assert.deepEqual(Object.keys((await kept(page)).local), [`self-check ${one.name}`]);
    await page.reload();
    await check.ready();
    assert.equal(await check.kind(), "answers");
    assert.deepEqual(await said(), before);
    const next = { ar: "لمساعدة شخص آخر", en: "help the next person", ru: "помочь следующему" }[one.lang];
    assert.match(await check.button("clear").innerText(), new RegExp(next), "it speaks to a helper still");
    assert.equal(await check.host.locator(".view[data-saved]").count(), 1);
    // One more answer is kept without being asked for again.
    await check.host.locator(".given .change button").first().click();
    await check.choose("unknown");
    await check.press("continue");
    await page.reload();
    await check.ready();
    const after = (await said()).join();
    assert.notEqual(after, before.join());
    assert.deepEqual(errors, []);
    await context.close();
  });

  test(`23: clear forgets what was answered, kept and given beforehand: ${is}`, async () => {
    const { page, context, check } = await open(one);
    await page.evaluate(() =>
      document.querySelector("self-check").prefill({ people: [{ birth_date: "1988-05-01" }] }),
    );
    assert.notEqual(await check.kind(), "start");
    await press(check, "save");
    // What is kept comes before what a host gives.
    await page.evaluate(() => document.querySelector("self-check").prefill({}));
    assert.notEqual(await check.kind(), "start");
    await press(check, "clear");
    assert.equal(await check.kind(), "start");
    assert.match(await check.focused(), /heading/);
    assert.deepEqual(await kept(page), nothing);
    assert.equal(await check.host.locator(".view[data-saved]").count(), 0);
    await page.reload();
    await check.ready();
    assert.equal(await check.kind(), "start");
    await context.close();
  });

  test(`23: leave forgets everything, and Back does not lead to the check: ${is}`, async () => {
    for (const more of ['leave-to="/neutral.html"', 'history leave-to="/neutral.html"']) {
      const { page, context, check } = await open(one, more);
      await aged(check, "37");
      await check.press("continue");
      await check.press("enough");
      await press(check, "save");
      await press(check, "leave");
      await page.waitForURL("**/neutral.html");
      const { local, session } = await kept(page);
      assert.deepEqual([local, session], [{}, {}]);
      await page.goBack();
      assert.equal(new URL(page.url()).pathname, "/before.html");
      await context.close();
    }
  });
}

test("23: without a page to go to, leave goes to an empty one", async () => {
  const { page, context, check } = await open(packages[0]);
  await aged(check, "37");
  await page.evaluate(() => document.querySelector("self-check").leave());
  await page.waitForURL("about:blank");
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/before.html");
  await context.close();
});

test("22: where storage is forbidden the check goes on, and does not claim to have kept anything", async () => {
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("no", "SecurityError");
      },
    });
  });
  await page.goto(stage.server.url + path(packages[0]));
  const check = await new Check(page).ready();
  await aged(check, "37");
  await press(check, "save");
  assert.equal(await check.host.locator(".view[data-saved]").count(), 0);
  await check.press("continue");
  assert.equal(await check.kind(), "people");
  assert.deepEqual(errors, []);
  await context.close();
});

test("22: what was kept and does not fit these rules any more is left out, and the rest is there", async () => {
  const one = packages.at(-1);
  const { page, context, check } = await open(one);
  const records = [
    ["member", "people", "applicant"],
    ["answer", "person", "birth_date", "declared", "is", "1988-05-01"],
    ["answer", "person", "no_such_fact", "declared", "is", "x"],
    ["answer", "person", "work", "declared", "is", "no_such_option"],
    ["nonsense"],
    ["more", "people", "0", "0"],
  ];
  const text = records.map((fields) => fields.join("\x01")).join("\0");
  await page.evaluate(([name, text]) => localStorage.setItem(name, text), [`self-check ${one.name}`, text]);
  await page.reload();
  await check.ready();
  assert.equal(await check.kind(), "which", "the age is known, and that there is nobody else");
  await page.evaluate((name) => localStorage.setItem(name, "\0\x01\0🙂".repeat(1000)), `self-check ${one.name}`);
  await page.reload();
  await check.ready();
  assert.equal(await check.kind(), "person");
  await context.close();
});
