import "@testing-library/jest-dom/jest-globals";
import { configure } from "@testing-library/react";

// Whole pages in jsdom take seconds where many tests share few processors: slow is no failure.
configure({ asyncUtilTimeout: 60_000 });
