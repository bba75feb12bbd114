/** Numbers as they are written: pages read them by the same code while they are typed. */
export {
  readNumber,
  readPercentage,
  readShare,
  writeNumber,
  writePercentage,
  type Percentage,
} from "@saphan/shared/contract";
