import "@testing-library/jest-dom/jest-globals";
import { configure } from "@testing-library/react";

// Machines that do much else at the same time are slow, and slow is not wrong.
configure({ asyncUtilTimeout: 10_000 });
