// All pages, in the order of the navigation. A new part of the workbench adds its pages here.
import type { Page } from "../app/router";
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

export const PAGES: Page[] = [startPage, recordingsPage, recordingPage, pairsPage, pairPage, archivePage, archivePairPage, archiveFoundPage, archiveExchangePage, publishPage, publicationPage, ...registerPages, casePage];
