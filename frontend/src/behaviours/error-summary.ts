/** Puts people who cannot see the page at the list of what to mend; its links lead to the fields. */
export function focusErrorSummary(page: Document): void {
  page.querySelector<HTMLElement>('.error-summary')?.focus();
}
