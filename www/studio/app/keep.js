// What was worked on, kept in this browser: each change within a second. Nothing is sent anywhere.

const STORE = "works";
const WAIT = 500;

let opened;

function database() {
  opened ??= new Promise((done, fail) => {
    const request = indexedDB.open("selfcheck-studio", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = () => (opened = undefined);
      // Another window may want to bring the store up to date.
      database.onversionchange = () => {
        database.close();
        opened = undefined;
      };
      done(database);
    };
    request.onerror = () => fail(request.error);
    request.onblocked = () => fail(new Error("blocked"));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

async function ask(mode, act) {
  const transaction = (await database()).transaction(STORE, mode);
  const request = act(transaction.objectStore(STORE));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error ?? request.error);
  });
}

/** Works kept earlier, the last first. */
export async function works() {
  const all = await ask("readonly", (store) => store.getAll());
  return all.sort((one, other) => other.kept - one.kept);
}

export const work = (id) => ask("readonly", (store) => store.get(id));
export const forget = (id) => ask("readwrite", (store) => store.delete(id));

/**
 * Keeps what `record` gives, soon after each `touch`. Hears `state`: "kept", "keeping", or "failed"
 * with a `reason`: "full", "private" or "deleted".
 */
export class Keeper extends EventTarget {
  constructor(record) {
    super();
    this._record = record;
    this.state = "kept";
  }

  touch() {
    this._wanted = true;
    this._say("keeping");
    this._timer ??= setTimeout(() => this._keep(), WAIT);
  }

  /** At once, such as when the page goes; what could not be kept is tried again. Never fails: see `state`. */
  now() {
    if (this._wanted) this._keep();
    return this._under;
  }

  /** What was kept of this is no more. */
  deleted() {
    clearTimeout(this._timer);
    this._timer = undefined;
    this._wanted = false;
    this._say("failed", "deleted");
  }

  /** Another work begins, and nothing of it is lost yet. */
  fresh() {
    clearTimeout(this._timer);
    this._timer = undefined;
    this._wanted = false;
    this._say("kept");
  }

  _keep() {
    clearTimeout(this._timer);
    this._timer = undefined;
    this._wanted = false;
    this._under = this._write();
  }

  async _write() {
    try {
      const record = { ...this._record(), kept: Date.now() };
      await ask("readwrite", (store) => store.put(record));
      if (!this._wanted) this._say("kept");
    } catch (failure) {
      this._wanted = true;
      this._say("failed", failure?.name === "QuotaExceededError" ? "full" : "private");
    }
  }

  _say(state, reason) {
    this.state = state;
    this.reason = reason;
    this.dispatchEvent(new Event("state"));
  }
}
