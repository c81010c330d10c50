// Fills in a page of the element as a journey says, from inside the browser: for the gallery, and for
// tests that look at every page on the way. What is pressed is what a citizen presses.

const NOTHING = ["none-of-these", "nobody", "none", "no", "0"];

/** One journey through one element. */
export class Steps {
  constructor(element, journey) {
    this.element = element;
    this.journey = journey;
    this.left = [...(journey.people ?? [])];
    this.after = [...(journey.after ?? [])];
  }

  get root() {
    return this.element.shadowRoot;
  }

  get form() {
    return this.root?.querySelector("form");
  }

  get kind() {
    return this.form?.dataset.kind;
  }

  get id() {
    return this.form?.dataset.page;
  }

  /** How many people are described so far. */
  get described() {
    return this.root.querySelectorAll(".described .row").length;
  }

  /** Waits for the first page. */
  async ready() {
    while (!this.form) await new Promise((seen) => setTimeout(seen, 10));
    if (this.journey.prefill) this.element.prefill(this.journey.prefill);
    return this;
  }

  /** Whether it is the page that an example shows. */
  is({ at, kind, described, has }) {
    if (has && !this.root.querySelector(has)) return false;
    if (described !== undefined && this.described !== described) return false;
    return at === undefined ? this.kind === kind : this.id === at;
  }

  button(action) {
    return this.root.querySelector(`button[data-action="${action}"]`);
  }

  press(action) {
    const button = this.button(action);
    if (!button) throw new Error(`${this.id} has no button "${action}"`);
    button.click();
  }

  /** Fills in the page and hands it in. Says whether there was anything to do. */
  next() {
    const { id, kind, form } = this;
    if (kind === "results") {
      if (!this.after.length) return false;
      this.press(this.after.shift());
    } else if (kind === "people") {
      this.press(this.person());
    } else {
      this.press((kind !== "answers" && this.answer()) || "continue");
    }
    const errors = this.root.querySelector(".errors");
    if (errors || this.form === form) throw new Error(`${id}: ${errors?.textContent}`);
    return true;
  }

  /** Goes on until the page that an example shows. */
  until(example) {
    for (let pages = 0; !this.is(example); pages += 1) {
      if (pages > 90 || !this.next()) throw new Error(`the journey does not come by ${example.name}`);
    }
    if (example.pressed) this.press(example.pressed);
  }

  /** Describes the next person; gives what to press. */
  person() {
    if (!this.left.length) return "enough";
    const [relation, age] = this.left.shift();
    this.choose(relation);
    // Where the check asks for ages later, there is no box for them yet.
    const asked = this.button("form age") || this.root.querySelector("input[name=age]");
    return (asked && this.age(age)) || "add";
  }

  /** Fills in a question; gives what to press when that is not "continue". */
  answer() {
    const { id, journey } = this;
    const said = journey.answers?.[id];
    if (this.kind === "start") this.choose(journey.reader);
    else if (this.kind === "person") return this.age(journey.age);
    else if (said !== undefined) [said].flat().forEach((value) => this.choose(value));
    else if (this.kind === "date") return this.age(journey.ages?.[id] ?? journey.age);
    else return this.fallBack(journey.otherwise);
  }

  fallBack(otherwise) {
    const value = [otherwise, ...NOTHING].find((nothing) => this.has(nothing));
    if (otherwise && !value && this.button(otherwise)) return otherwise;
    if (value === undefined && this.box) this.box.value = "0";
    else this.choose(value ?? "unknown");
  }

  get box() {
    return this.root.querySelector("input[type=text]");
  }

  has(value) {
    return Boolean(this.root.querySelector(`input[value="${value}"], option[value="${value}"]`));
  }

  /** A choice of the page; what is none goes into the text box. */
  choose(value) {
    const choice = this.root.querySelector(`input[value="${value}"]`);
    const option = this.root.querySelector(`option[value="${value}"]`);
    if (choice) choice.click();
    else if (option) option.selected = true;
    else if (this.box) this.box.value = value;
    else throw new Error(`${this.id} has no choice "${value}"`);
  }

  /** An age, on whatever form the page has; gives what to press when it is not known. */
  age(age) {
    if (age === "unknown") return "unknown";
    if (this.button("form age")) this.press("form age");
    this.root.querySelector("input[name=age]").value = age;
  }
}
