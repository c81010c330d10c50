// Lines between the parts of the page that can be moved: with a pointer, or with the arrow keys.

import { h } from "./dom.js";

const STEP = 24;

/**
 * A line whose place is the custom property `name` of the page, in pixels. `axis` is "x" or "y"; the
 * part that it sizes lies behind it.
 */
export function separator(word, name, axis, least, most, start) {
  const root = document.documentElement;
  let size = start;
  const element = h("div", {
    class: `separator ${axis}`, role: "separator", tabindex: "0", label: word,
    "aria-orientation": axis === "x" ? "vertical" : "horizontal", "aria-valuemin": least, "aria-valuemax": most,
  });
  const set = (wanted) => {
    const room = axis === "x" ? innerWidth * 0.6 : innerHeight * 0.7;
    size = Math.round(Math.max(least, Math.min(wanted, most, room)));
    root.style.setProperty(name, `${size}px`);
    element.setAttribute("aria-valuenow", size);
  };
  const mirrored = () => (axis === "x" && root.dir === "rtl" ? -1 : 1);
  element.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: mirrored(), ArrowRight: -mirrored(), ArrowUp: 1, ArrowDown: -1 };
    const ours = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (ours.includes(event.key)) set(size + STEP * steps[event.key]);
    else if (event.key === "Home") set(least);
    else if (event.key === "End") set(most);
    else return;
    event.preventDefault();
  });
  element.addEventListener("pointerdown", (down) => {
    element.setPointerCapture(down.pointerId);
    const [at, before] = [axis === "x" ? down.clientX : down.clientY, size];
    const move = (event) => set(before + (at - (axis === "x" ? event.clientX : event.clientY)) * mirrored());
    root.classList.add("moving");
    element.addEventListener("pointermove", move);
    const end = () => {
      root.classList.remove("moving");
      element.removeEventListener("pointermove", move);
    };
    element.addEventListener("lostpointercapture", end, { once: true });
  });
  set(start);
  return { element, set };
}
