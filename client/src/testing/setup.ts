import "@testing-library/jest-dom/jest-globals";
import { jest } from "@jest/globals";
import { configure } from "@testing-library/react";

// Whole pages in jsdom take seconds where many tests share few processors: slow is no failure.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });
