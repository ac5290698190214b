// All pages, in the order of the navigation. A new part of the workbench adds its pages here.
import type { Page } from "../app/router";
import { casePage } from "./case";
import { pairPage } from "./pair";
import { pairsPage } from "./pairs";
import { recordingPage, recordingsPage } from "./recordings";
import { registerPages } from "./register";
import { startPage } from "./start";

export const PAGES: Page[] = [startPage, recordingsPage, recordingPage, pairsPage, pairPage, ...registerPages, casePage];
