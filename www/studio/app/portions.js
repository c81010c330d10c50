// Long lists: rows are drawn when somebody comes near them.

import { h } from "./dom.js";

const SOME = 60;

/** Fills a list with rows, some at a time. Gives what stops it. */
export function portions(list, rows, draw, some = SOME) {
  let at = 0;
  const end = h("li", { class: "more", "aria-hidden": "true" });
  const watch = new IntersectionObserver(
    (seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) more();
    },
    { rootMargin: "600px" },
  );
  const more = () => {
    const next = rows.slice(at, at + some).map(draw);
    at += next.length;
    if (at >= rows.length) {
      watch.disconnect();
      end.remove();
      list.append(...next);
    } else {
      end.before(...next);
      // What came may leave the end where it was, in sight.
      watch.unobserve(end);
      watch.observe(end);
    }
  };
  list.replaceChildren(end);
  more();
  return () => watch.disconnect();
}
