import { focusErrorSummary } from './behaviours/error-summary.ts';
import { moveFragment } from './behaviours/fragment.ts';
import { sendOnce } from './behaviours/send-once.ts';

const move = (): void => moveFragment(document, window.location, window.history);
move();
// A link followed from a page that is open already only changes the fragment
window.addEventListener('hashchange', move);
sendOnce(document);
focusErrorSummary(document);
