import { PublishedNotice } from "./PublishedNotice.tsx";
import { ServiceNotice } from "./ServiceNotice.tsx";

/** What the service has to say above every page. */
export const Notices = () => (
  <>
    <ServiceNotice />
    <PublishedNotice />
  </>
);
