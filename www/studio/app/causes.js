// Findings in the order in which they are best mended: a file that cannot be read makes what only stands in it
// unknown, so that names that are not found come after.

const UNREADABLE = /^(E000[1-3]|E0013|E0101|E0501)$/;

const rank = ({ severity, code }) =>
  severity !== "error" ? 3 : UNREADABLE.test(code) ? 0 : /^E0[01]/.test(code) ? 1 : 2;

/** What others follow from comes first; else they stay as they came. */
export const causesFirst = (findings) => [...findings].sort((one, other) => rank(one) - rank(other));
