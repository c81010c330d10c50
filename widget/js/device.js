// What a device can do with a page: print it, hand it on, read it aloud, take a day of it into a calendar.
// Nothing is fetched, and nothing leaves the device but what a citizen hands on. What a device cannot do is
// not offered.

/** Whether something closed belongs on paper: the answers, papers to bring and how to go on. */
export const forPaper = (details) =>
  details.closest("[data-section=given]") || details.querySelector("li:not([class])");

/** Opens what is closed, all or what is wanted of it; gives what closes it again. */
export function opened(view, wanted = () => true) {
  const closed = [...view.querySelectorAll("details:not([open])")].filter(wanted);
  for (const details of closed) details.open = true;
  return () => closed.forEach((details) => (details.open = false));
}

/** Hands what a page says to another program, else copies it. Gives whether it was copied. */
export async function share(view) {
  const close = opened(view);
  const parts = [...view.querySelectorAll("form > .heading, form > .hint, form > section")];
  const text = parts.map((part) => part.innerText).join("\n\n");
  close();
  try {
    if (navigator.share) {
      await navigator.share({ text });
      return false;
    }
    await navigator.clipboard.writeText(text);
    return true;
  } catch (failure) {
    // The citizen thought better of it.
    if (failure.name === "AbortError") return false;
  }
  // The old way, for pages without encryption and browsers that forbid the new one.
  const box = document.createElement("textarea");
  box.value = text;
  view.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  return copied;
}

/** Hands a file that was made on the device to its calendar; it is gone with the page. */
export function schedule(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file], { type: "text/calendar" }));
  link.download = name + ".ics";
  link.click();
}

// The view that is being read.
let reading;

/** Offers to read a page aloud, where there is a voice for its language. */
export function voiced(view) {
  const button = view.querySelector(".speak");
  const fits = (voice) => voice.lang.split(/[-_]/)[0] === view.lang.split("-")[0];
  if (button) button.hidden = !globalThis.speechSynthesis?.getVoices().some(fits);
}

/** Reads a page aloud, or stops if it is being read. */
export function speak(view) {
  const again = reading === view && speechSynthesis.speaking;
  speechSynthesis.cancel();
  if (again) return;
  const said = ".title, .errors a, .caption, .heading, .hint, .legend, .box label, .choice, section > *";
  const lines = [...view.querySelectorAll(said)].map((part) => part.innerText.trim());
  const words = new SpeechSynthesisUtterance(lines.join("\n"));
  words.lang = view.lang;
  speechSynthesis.speak(words);
  reading = view;
}

/** Stops reading this page, not what others read. */
export function quiet(view) {
  if (reading !== view) return;
  speechSynthesis.cancel();
  reading = undefined;
}
