import { focusErrorSummary } from './behaviours/error-summary.ts';
import { moveFragment } from './behaviours/fragment.ts';
import { sendOnce } from './behaviours/send-once.ts';

moveFragment(document, window.location, window.history);
sendOnce(document);
focusErrorSummary(document);
