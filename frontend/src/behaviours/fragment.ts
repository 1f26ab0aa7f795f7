/**
 * Moves the token of a mailed link (`/confirm#TOKEN`) into the form that posts it, and out of the address bar, where
 * others could read or share it. Nothing is sent: that is the person's own click.
 */
export function moveFragment(page: Document, address: Location, history: History): void {
  const form = page.querySelector<HTMLFormElement>('form[data-fragment]');
  const field = form?.querySelector<HTMLInputElement>('input[name="token"]');
  const token = address.hash.slice(1);
  if (!form || !field || token === '') return;
  field.value = token;
  history.replaceState(null, '', address.pathname + address.search);
  form.hidden = false;
  for (const alternative of page.querySelectorAll<HTMLElement>('[data-without-fragment]')) alternative.hidden = true;
}
