/** Longer than a double click or an impatient second one, short enough to try again after a lost connection. */
const AGAIN_AFTER = 5000; // milliseconds

/** Lets a form through once; the server's idempotency key catches what still comes twice. */
export function sendOnce(page: Document): void {
  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
    const last = Number(form.dataset['sentAt'] ?? '0');
    if (event.timeStamp - last < AGAIN_AFTER && last > 0) event.preventDefault();
    else form.dataset['sentAt'] = String(event.timeStamp);
  });
  // A page that comes back from the browser's memory may be sent again
  window.addEventListener('pageshow', () => {
    for (const form of page.forms) delete form.dataset['sentAt'];
  });
}
