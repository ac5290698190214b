// All pages, in the order of the navigation. A new part of the workbench adds its pages here.
import { may } from "../app/may";
import type { Who } from "../app/me";
import type { Page } from "../app/router";
import { accountPage } from "./account";
import { archivePage } from "./archive";
import { archiveExchangePage } from "./archive_exchange";
import { archiveFoundPage } from "./archive_found";
import { archivePairPage } from "./archive_pair";
import { casePage } from "./case";
import { pairPage } from "./pair";
import { pairsPage } from "./pairs";
import { publishPage } from "./publish";
import { publicationPage } from "./publish_one";
import { recordingPage, recordingsPage } from "./recordings";
import { registerPages } from "./register";
import { startPage } from "./start";
import { ACCOUNTS, teamPage } from "./team";

const PAGES: Page[] = [startPage, recordingsPage, recordingPage, pairsPage, pairPage, archivePage, archivePairPage, archiveFoundPage, archiveExchangePage, publishPage, publicationPage, ...registerPages, casePage];

/** The pages of whoever asks; those of accounts are for a team. */
export function pagesFor(who: Who | null): Page[] {
  return [...PAGES, ...(who ? [accountPage] : []), ...(who && may("GET /team", ...ACCOUNTS) ? [teamPage] : [])];
}
