import { Skeleton } from "@mantine/core";
import { lazy, Suspense, useEffect } from "react";
import {
  BrowserRouter,
  Outlet,
  Route,
  Routes,
  useLocation,
} from "react-router";
import { useWords } from "../lib/i18n.ts";
import { ErrorScreen, NoSuchPage } from "./ErrorScreen.tsx";
import { Shell } from "./Shell.tsx";

// One entry a URL; each page is loaded when it is first opened.
const SignInRoute = lazy(async () => ({
  default: (await import("../routes/SignInRoute.tsx")).SignInRoute,
}));
const HomeRoute = lazy(async () => ({
  default: (await import("../routes/HomeRoute.tsx")).HomeRoute,
}));
const OverviewRoute = lazy(async () => ({
  default: (await import("../routes/OverviewRoute.tsx")).OverviewRoute,
}));
const NetworkRoute = lazy(async () => ({
  default: (await import("../routes/NetworkRoute.tsx")).NetworkRoute,
}));
const LensesRoute = lazy(async () => ({
  default: (await import("../routes/LensesRoute.tsx")).LensesRoute,
}));
const ExposureRoute = lazy(async () => ({
  default: (await import("../routes/ExposureRoute.tsx")).ExposureRoute,
}));
const ResilienceRoute = lazy(async () => ({
  default: (await import("../routes/ResilienceRoute.tsx")).ResilienceRoute,
}));
const CompareRoute = lazy(async () => ({
  default: (await import("../routes/CompareRoute.tsx")).CompareRoute,
}));
const DataRoute = lazy(async () => ({
  default: (await import("../routes/DataRoute.tsx")).DataRoute,
}));
const ImportRoute = lazy(async () => ({
  default: (await import("../routes/ImportRoute.tsx")).ImportRoute,
}));
const LedgerRoute = lazy(async () => ({
  default: (await import("../routes/LedgerRoute.tsx")).LedgerRoute,
}));
const QualityRoute = lazy(async () => ({
  default: (await import("../routes/QualityRoute.tsx")).QualityRoute,
}));
const LinksRoute = lazy(async () => ({
  default: (await import("../routes/LinksRoute.tsx")).LinksRoute,
}));
const SharingRoute = lazy(async () => ({
  default: (await import("../routes/SharingRoute.tsx")).SharingRoute,
}));
const AnswersRoute = lazy(async () => ({
  default: (await import("../routes/AnswersRoute.tsx")).AnswersRoute,
}));
const SitesRoute = lazy(async () => ({
  default: (await import("../routes/SitesRoute.tsx")).SitesRoute,
}));
const SiteRoute = lazy(async () => ({
  default: (await import("../routes/SiteRoute.tsx")).SiteRoute,
}));

const IndicatorsRoute = lazy(async () => ({
  default: (await import("../routes/IndicatorsRoute.tsx")).IndicatorsRoute,
}));
const IndicatorRoute = lazy(async () => ({
  default: (await import("../routes/IndicatorRoute.tsx")).IndicatorRoute,
}));
const PeopleRoute = lazy(async () => ({
  default: (await import("../routes/PeopleRoute.tsx")).PeopleRoute,
}));
const AccountRoute = lazy(async () => ({
  default: (await import("../routes/AccountRoute.tsx")).AccountRoute,
}));
const InvitationRoute = lazy(async () => ({
  default: (await import("../routes/InvitationRoute.tsx")).InvitationRoute,
}));
const PasswordRoute = lazy(async () => ({
  default: (await import("../routes/PasswordRoute.tsx")).PasswordRoute,
}));
const GlossaryRoute = lazy(async () => ({
  default: (await import("../routes/GlossaryRoute.tsx")).GlossaryRoute,
}));
const MethodRoute = lazy(async () => ({
  default: (await import("../routes/MethodRoute.tsx")).MethodRoute,
}));

/** A page that fails shows why, and another address begins anew. */
function Page() {
  const { pathname } = useLocation();
  const { t } = useWords();
  const product = t("shell.product");
  useEffect(() => {
    document.title = product;
  }, [product]);
  return (
    // Outside of what another address remounts.
    <Suspense fallback={<Skeleton height={320} />}>
      <ErrorScreen key={pathname}>
        <Outlet />
      </ErrorScreen>
    </Suspense>
  );
}

export function Router() {
  return (
    // As a transition React would draw the page for the new address beside the old one. Both would ask the one query of
    // the page for what is theirs, and be drawn anew by each other's answers: without end, on a slow machine.
    <BrowserRouter useTransitions={false}>
      <Routes>
        <Route element={<Page />}>
          <Route path="/sign-in" element={<SignInRoute />} />
          <Route path="/invitation" element={<InvitationRoute />} />
          <Route path="/password" element={<PasswordRoute />} />
        </Route>
        <Route element={<Shell />}>
          <Route element={<Page />}>
            <Route path="/" element={<HomeRoute />} />
            <Route path="/overview" element={<OverviewRoute />} />
            <Route path="/network" element={<NetworkRoute />} />
            <Route path="/lenses" element={<LensesRoute />} />
            <Route path="/exposure" element={<ExposureRoute />} />
            <Route path="/resilience" element={<ResilienceRoute />} />
            <Route path="/compare" element={<CompareRoute />} />
            <Route path="/data" element={<DataRoute />} />
            <Route path="/data/imports/:id" element={<ImportRoute />} />
            <Route path="/data/ledger" element={<LedgerRoute />} />
            <Route path="/data/quality" element={<QualityRoute />} />
            <Route path="/answers" element={<AnswersRoute />} />
            <Route path="/sites" element={<SitesRoute />} />
            <Route path="/sites/:id" element={<SiteRoute />} />
            <Route path="/sites/:id/links" element={<LinksRoute />} />
            <Route path="/sites/:id/sharing" element={<SharingRoute />} />
            <Route path="/indicators" element={<IndicatorsRoute />} />
            <Route path="/indicators/:id" element={<IndicatorRoute />} />
            <Route path="/people" element={<PeopleRoute />} />
            <Route path="/account" element={<AccountRoute />} />
            <Route path="/glossary" element={<GlossaryRoute />} />
            <Route path="/method" element={<MethodRoute />} />
            <Route path="*" element={<NoSuchPage />} />
          </Route>
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
