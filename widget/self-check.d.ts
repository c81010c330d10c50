// Types of the <self-check> element. What everything does is in docs/embedding.md.

/** A value: one, between two, one of several, exactly these options, or "I don't know". */
export type SelfCheckValue =
  | string
  | number
  | boolean
  | string[]
  | { from?: string | number; to?: string | number }
  | { any_of: (string | boolean)[] }
  | { declined: true };

/** Answers by the names of facts. */
export type SelfCheckFacts = Record<string, SelfCheckValue>;

/** How many more there are than listed: a number, or the least and the most. */
export type SelfCheckMore = number | [least: number, most: number];

/** Answers, in the form they have everywhere. */
export interface SelfCheckAnswers {
  household?: SelfCheckFacts;
  units?: Record<string, SelfCheckFacts>;
  /** The people of the home, the one who answers first. */
  people?: ({ id?: string } & SelfCheckFacts)[];
  more_people?: SelfCheckMore;
  groups?: Record<string, SelfCheckFacts[] | { members?: SelfCheckFacts[]; more?: SelfCheckMore }>;
}

/** What a page of the check is about. */
export type SelfCheckKind =
  | "start"
  | "people"
  | "person"
  | "yes-no"
  | "choice"
  | "which"
  | "who"
  | "number"
  | "money"
  | "date"
  | "answers"
  | "results"
  | "problem";

/** Where a program stands. */
export type SelfCheckStatus =
  | "eligible"
  | "office"
  | "unsure"
  | "open"
  | "closed"
  | "unchecked"
  | "ineligible";

/** The events, none of which carries an answer. */
export interface SelfCheckEventMap {
  "selfcheck-ready": CustomEvent<{
    package: string;
    version: string;
    hash: string;
    languages: string[];
  }>;
  "selfcheck-step": CustomEvent<{
    kind: SelfCheckKind;
    title: string;
    position: number;
    error: boolean;
  }>;
  "selfcheck-result": CustomEvent<{ programs: Partial<Record<SelfCheckStatus, number>> }>;
}

/** A check on a page. */
export class SelfCheck extends HTMLElement {
  /** Address of the rules' manifest. */
  rules: string;
  /** Language to begin with; by default that of the page around. */
  lang: string;
  /** Date of evaluation, `2026-03-01`; by default today. */
  date: string;
  /** Level of the check's headings, `1` to `6`; by default `2`. */
  headingLevel: string;
  /** Where people go who leave quickly; by default `about:blank`. */
  leaveTo: string;
  /** `light` stays light. */
  theme: string;
  /** Whether the browser's Back and Forward go through the pages of the check. */
  history: boolean;
  /** Whether the page's title follows. */
  manageTitle: boolean;

  /** Begins with what the page knows already. */
  prefill(answers: SelfCheckAnswers): void;
  /** Goes back a page. */
  back(): void;
  /** Forgets every answer and begins anew. */
  clear(): void;
  /** Forgets every answer and replaces the page by a neutral one. */
  leave(): void;

  addEventListener<K extends keyof SelfCheckEventMap>(
    type: K,
    listener: (this: SelfCheck, event: SelfCheckEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "self-check": SelfCheck;
  }
  interface HTMLElementEventMap extends SelfCheckEventMap {}
}
