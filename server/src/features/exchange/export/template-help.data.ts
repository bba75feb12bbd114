/** How a column is filled in, where its name does not tell. */
import type { LocalText } from "@saphan/shared/contract";

export const COLUMN_HELP: Readonly<Record<string, LocalText | undefined>> = {
  entity_key: {
    en: "your own key of the company",
    th: "รหัสบริษัทที่ท่านใช้เอง",
  },
  site_key: {
    en: "your own key of the plant",
    th: "รหัสโรงงานที่ท่านใช้เอง",
  },
  registration_no: { en: "13 digits", th: "เลข 13 หลัก" },
  country: { en: "two letters, TH if empty", th: "อักษรสองตัว ถ้าว่างคือ TH" },
  kind: {
    en: "assembler, supplier, association, workers_organisation, programme, assessor, other",
    th: "assembler, supplier, association, workers_organisation, programme, assessor, other",
  },
  ownership: {
    en: "thai_majority, foreign_majority, unknown",
    th: "thai_majority, foreign_majority, unknown",
  },
  province: { en: "name or TH-21", th: "ชื่อจังหวัดหรือ TH-21" },
  part_families: { en: "several with ; between", th: "หลายกลุ่มคั่นด้วย ;" },
  opened: { en: "2026-06-30 or 30/06/2569", th: "30/06/2569 หรือ 2026-06-30" },
  closed: { en: "empty while it is open", th: "เว้นว่างหากยังเปิดอยู่" },
  headcount: {
    en: "people who work there, for the newest period of this file",
    th: "จำนวนคนที่ทำงาน ของงวดล่าสุดในไฟล์นี้",
  },
  period: { en: "2026-Q2", th: "ไตรมาส 2/2569 หรือ 2026-Q2" },
  share: {
    en: "0.3 or 30 % of what the customer needs of this family",
    th: "0.3 หรือ 30 % ของความต้องการของลูกค้าในกลุ่มนี้",
  },
  single_source: { en: "yes or no", th: "ใช่ หรือ ไม่ใช่" },
  since: { en: "2026-06-30 or 30/06/2569", th: "30/06/2569 หรือ 2026-06-30" },
  until: { en: "empty while it goes on", th: "เว้นว่างหากยังดำเนินอยู่" },
  declared_by: {
    en: "customer, supplier, both",
    th: "customer, supplier, both",
  },
  disclosure: {
    en: "private, existence, process, name, contact; empty on a new link: your default",
    th: "private, existence, process, name, contact ถ้าว่างในรายการใหม่คือค่าเริ่มต้นขององค์กร",
  },
  disclosed_until: {
    en: "last day on which others are told; empty: until further notice",
    th: "วันสุดท้ายที่เปิดเผยต่อผู้อื่น เว้นว่างหากไม่มีกำหนด",
  },
  source: {
    en: "key of the organisation that says so; empty: you",
    th: "รหัสองค์กรที่ให้ข้อมูล ถ้าว่างคือท่าน",
  },
  side: { en: "management or assessor", th: "management หรือ assessor" },
  breakdown: {
    en: "empty for the total, or sex=women",
    th: "เว้นว่างสำหรับยอดรวม หรือ เพศ=หญิง",
  },
  state: {
    en: "reported, zero_reported, not_applicable, not_collected, declined",
    th: "รายงานแล้ว, รายงานว่าเป็นศูนย์, ไม่เกี่ยวข้อง, ไม่มีข้อมูล, ไม่ประสงค์ตอบ",
  },
  value: {
    en: "level, option, yes or no, count, or a percentage with %",
    th: "ระดับ ตัวเลือก ใช่หรือไม่ใช่ จำนวน หรือร้อยละพร้อมเครื่องหมาย %",
  },
  verification: {
    en: "V0 to V4; from V1 on with evidence",
    th: "V0 ถึง V4 ตั้งแต่ V1 ต้องมีหลักฐาน",
  },
  evidence: {
    en: "which document; for V3 “visit:” and when",
    th: "เอกสารใด สำหรับ V3 ขึ้นต้นด้วย “visit:” และวันที่",
  },
  inherited_from: {
    en: "whose answer it is, if a group answers",
    th: "รับคำตอบจากใคร หากกลุ่มบริษัทเป็นผู้ตอบ",
  },
  role: {
    en: "member, participant, comparison",
    th: "member, participant, comparison",
  },
  illustrative: { en: "yes or no", th: "ใช่ หรือ ไม่ใช่" },
};
