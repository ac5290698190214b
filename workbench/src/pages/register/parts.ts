// All pages of the register as one part that is loaded at once.
import { countsPage } from "./counts";
import { importPage } from "./import";
import { incidentPage } from "./incident";
import { linksPage } from "./links";
import { listPage } from "./list";
import { sourcePage } from "./source";
import { sourcesPage } from "./sources";

export { countsPage as counts, importPage as imports, incidentPage as incident, linksPage as links, listPage as list, sourcePage as source, sourcesPage as sources };
