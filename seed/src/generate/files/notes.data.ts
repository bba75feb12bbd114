/** Remarks as people write them beside a number. */
export const NOTES: readonly string[] = [
  "Counted on the last working day of the quarter",
  "Agency list received late; may change by one or two",
  "Line 3 moved to the new building in this quarter",
  "นับ ณ วันทำการสุดท้ายของไตรมาส",
  "ยังไม่รวมกะดึก",
  "รอเอกสารจากบริษัทรับเหมาแรงงาน",
  "ตัวเลขจากฝ่ายบุคคล ตรวจทานแล้ว",
  "Includes the two-day course of the customer",
  "Register kept on paper before March",
  "รวมผู้ฝึกงานทวิภาคี",
];
