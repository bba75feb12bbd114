/**
 * Why a row, a cell or a file is refused, asked about or warned of, in both languages. A plan keeps the code and the
 * parameters; whoever shows it fills the text in.
 */
export const IMPORT_REASONS = {
  // The file as a whole.
  not_a_zip: {
    en: "This is neither an Excel file (.xlsx) nor a zip. Send an Excel file, or the sheets as CSV files in one zip.",
    th: "ไฟล์นี้ไม่ใช่ไฟล์ Excel (.xlsx) และไม่ใช่ไฟล์ zip โปรดส่งไฟล์ Excel หรือรวมแผ่นงานเป็นไฟล์ CSV ไว้ใน zip ไฟล์เดียว",
  },
  old_excel_or_password: {
    en: "This is an old Excel file (.xls), or one with a password. Open it, save it as “Excel Workbook (.xlsx)” without a password, and send that.",
    th: "ไฟล์นี้เป็น Excel รุ่นเก่า (.xls) หรือมีรหัสผ่าน โปรดเปิดแล้วบันทึกเป็น “Excel Workbook (.xlsx)” โดยไม่ใส่รหัสผ่าน แล้วส่งไฟล์นั้น",
  },
  xlsb_file: {
    en: "This is an Excel binary workbook (.xlsb). Save it as “Excel Workbook (.xlsx)” and send that.",
    th: "ไฟล์นี้เป็น Excel แบบไบนารี (.xlsb) โปรดบันทึกเป็น “Excel Workbook (.xlsx)” แล้วส่งไฟล์นั้น",
  },
  ods_file: {
    en: "This is an OpenDocument file (.ods). Save it as “Excel Workbook (.xlsx)” and send that.",
    th: "ไฟล์นี้เป็น OpenDocument (.ods) โปรดบันทึกเป็น “Excel Workbook (.xlsx)” แล้วส่งไฟล์นั้น",
  },
  numbers_file: {
    en: "This is a Numbers file. Export it as Excel (.xlsx) and send that.",
    th: "ไฟล์นี้เป็นไฟล์ Numbers โปรดส่งออกเป็น Excel (.xlsx) แล้วส่งไฟล์นั้น",
  },
  not_a_workbook: {
    en: "This is no Excel workbook, but another kind of Office file.",
    th: "ไฟล์นี้ไม่ใช่สมุดงาน Excel แต่เป็นไฟล์ Office ชนิดอื่น",
  },
  xlsx_broken: {
    en: "The Excel file is damaged (in {name}). Open it, save it anew and send it once more.",
    th: "ไฟล์ Excel เสียหาย (ที่ {name}) โปรดเปิดแล้วบันทึกใหม่ แล้วส่งอีกครั้ง",
  },
  xlsx_cell_broken: {
    en: "The Excel file is damaged: sheet {name}, {address}. Open it, save it anew and send it once more.",
    th: "ไฟล์ Excel เสียหาย: แผ่นงาน {name} ที่ {address} โปรดเปิดแล้วบันทึกใหม่ แล้วส่งอีกครั้ง",
  },
  xlsx_packed_too_large: {
    en: "The Excel file is larger than {limit} MB. Save its sheets as CSV UTF-8 and send them in one zip.",
    th: "ไฟล์ Excel ใหญ่เกิน {limit} MB โปรดบันทึกแต่ละแผ่นงานเป็น CSV UTF-8 แล้วส่งรวมใน zip ไฟล์เดียว",
  },
  xlsx_memory: {
    en: "The Excel file holds more text than can be read at once. Save its sheets as CSV UTF-8 and send them in one zip.",
    th: "ไฟล์ Excel มีข้อความมากเกินกว่าจะอ่านได้ในครั้งเดียว โปรดบันทึกแต่ละแผ่นงานเป็น CSV UTF-8 แล้วส่งรวมใน zip ไฟล์เดียว",
  },
  too_many_sheet_rows: {
    en: "The sheet {name} has more than {limit} rows. Save the sheets as CSV UTF-8 and send them in one zip: there is room for more.",
    th: "แผ่นงาน {name} มีเกิน {limit} แถว โปรดบันทึกแต่ละแผ่นงานเป็น CSV UTF-8 แล้วส่งรวมใน zip ไฟล์เดียว ซึ่งรับได้มากกว่า",
  },
  too_many_columns: {
    en: "The sheet {name} has something in {address}, beyond its first {limit} columns. Delete what does not belong to the table.",
    th: "แผ่นงาน {name} มีข้อมูลที่ช่อง {address} ซึ่งเลย {limit} คอลัมน์แรก โปรดลบส่วนที่ไม่ใช่ตาราง",
  },
  zip_broken: {
    en: "The zip file is damaged. Make it again and send it once more.",
    th: "ไฟล์ zip เสียหาย โปรดสร้างใหม่แล้วส่งอีกครั้ง",
  },
  zip_encrypted: {
    en: "{name} is locked with a password. Send it without one.",
    th: "{name} ถูกล็อกด้วยรหัสผ่าน โปรดส่งไฟล์ที่ไม่มีรหัสผ่าน",
  },
  zip_method: {
    en: "{name} is packed in a way that is not read here. Pack it as an ordinary zip.",
    th: "{name} ถูกบีบอัดด้วยวิธีที่ระบบอ่านไม่ได้ โปรดบีบอัดเป็น zip แบบปกติ",
  },
  zip_name: {
    en: "The zip holds a file with a path that is not allowed: {name}.",
    th: "ใน zip มีไฟล์ที่ใช้เส้นทางซึ่งไม่อนุญาต: {name}",
  },
  zip_size_forged: {
    en: "{name} holds more or less than the zip says it does.",
    th: "ขนาดจริงของ {name} ไม่ตรงกับที่ระบุไว้ใน zip",
  },
  packed_too_large: {
    en: "The file is larger than {limit} MB. Send it in several parts.",
    th: "ไฟล์ใหญ่เกิน {limit} MB โปรดแบ่งส่งเป็นหลายไฟล์",
  },
  unpacked_too_large: {
    en: "Unpacked, the file is larger than {limit} MB. Send it in several parts.",
    th: "เมื่อคลายแล้วไฟล์ใหญ่เกิน {limit} MB โปรดแบ่งส่งเป็นหลายไฟล์",
  },
  ratio_too_high: {
    en: "{name} is packed more than {limit} times, which no real table is.",
    th: "{name} ถูกบีบอัดเกิน {limit} เท่า ซึ่งตารางข้อมูลจริงไม่เป็นเช่นนั้น",
  },
  too_many_files: {
    en: "The zip holds more than {limit} files.",
    th: "ใน zip มีไฟล์เกิน {limit} ไฟล์",
  },
  too_many_rows: {
    en: "The workbook has more than {limit} rows. Send it in several parts.",
    th: "สมุดงานมีเกิน {limit} แถว โปรดแบ่งส่งเป็นหลายไฟล์",
  },
  no_sheet: {
    en: "No sheet of the workbook is in this file. Name the sheets of an Excel file, or the CSV files of a zip, like those of the template: Entities, Sites and so on.",
    th: "ไม่พบแผ่นงานของสมุดงานในไฟล์นี้ โปรดตั้งชื่อแผ่นงานในไฟล์ Excel หรือไฟล์ CSV ใน zip ตามแม่แบบ เช่น Entities, Sites",
  },
  encoding_utf16: {
    en: "{name} is written in UTF-16. Save it as “CSV UTF-8”.",
    th: "{name} บันทึกเป็น UTF-16 โปรดบันทึกเป็น “CSV UTF-8”",
  },
  csv_broken: {
    en: "{name} cannot be read from row {row} on: its quotation marks do not fit.",
    th: "อ่าน {name} ต่อจากแถว {row} ไม่ได้ เพราะเครื่องหมายอัญประกาศไม่ครบคู่",
  },
  sheet_twice: {
    en: "The sheet {sheet} is there twice: {first} and {name}.",
    th: "แผ่นงาน {sheet} ซ้ำกันสองครั้ง: {first} และ {name}",
  },

  // Notes on the file, nothing is refused for them.
  encoding_windows_874: {
    en: "{name} was read as windows-874, because it is not UTF-8. Check the Thai text.",
    th: "อ่าน {name} เป็น windows-874 เพราะไม่ใช่ UTF-8 โปรดตรวจข้อความภาษาไทย",
  },
  external_links: {
    en: "The file refers to other files. What was last fetched from them was read; open and save it, if they have changed.",
    th: "ไฟล์นี้อ้างอิงไฟล์อื่น ระบบอ่านค่าที่ดึงมาครั้งล่าสุด หากไฟล์เหล่านั้นเปลี่ยนไป โปรดเปิดแล้วบันทึกใหม่",
  },
  hidden_sheet: {
    en: "The sheet is hidden. It was read all the same.",
    th: "แผ่นงานนี้ถูกซ่อนไว้ แต่ระบบอ่านด้วย",
  },
  hidden_rows: {
    en: "{count} rows are hidden, by a filter or by hand. They were read all the same: {rows}.",
    th: "มี {count} แถวที่ถูกซ่อนด้วยตัวกรองหรือด้วยมือ แต่ระบบอ่านด้วย: {rows}",
  },
  hidden_columns: {
    en: "Columns are hidden. They were read all the same.",
    th: "มีคอลัมน์ที่ถูกซ่อนไว้ แต่ระบบอ่านด้วย",
  },
  merged_cells: {
    en: "Cells are merged over several rows. Only the first row of each holds the value: {ranges}.",
    th: "มีช่องที่ผสานข้ามหลายแถว ค่าจะอยู่ที่แถวแรกเท่านั้น: {ranges}",
  },
  rows_above_header: {
    en: "The header was found in row {row}. What stands above it was passed over.",
    th: "พบหัวคอลัมน์ที่แถว {row} ระบบข้ามส่วนที่อยู่เหนือขึ้นไป",
  },
  example_row: {
    en: "Row {row} is the template's example and was passed over.",
    th: "แถว {row} เป็นตัวอย่างจากแม่แบบ จึงข้ามไป",
  },
  sheet_unknown: {
    en: "{name} is no sheet of the workbook and was passed over.",
    th: "{name} ไม่ใช่แผ่นงานของสมุดงาน จึงข้ามไป",
  },
  column_unknown: {
    en: "The column “{column}” is not known and was passed over.",
    th: "ไม่รู้จักคอลัมน์ “{column}” จึงข้ามไป",
  },
  column_unnamed: {
    en: "Column {place} has no header and was passed over.",
    th: "คอลัมน์ที่ {place} ไม่มีหัวคอลัมน์ จึงข้ามไป",
  },

  // A sheet.
  column_twice: {
    en: "Two headers stand for the same column. The sheet was not read.",
    th: "มีหัวคอลัมน์ซ้ำกันสองคอลัมน์ จึงไม่ได้อ่านแผ่นงานนี้",
  },
  column_missing: {
    en: "The column “{column}” is missing. The sheet was not read.",
    th: "ไม่มีคอลัมน์ “{column}” จึงไม่ได้อ่านแผ่นงานนี้",
  },

  // How a cell is written.
  too_many_cells: {
    en: "The row has more cells than the header, so it cannot be told which is which.",
    th: "แถวนี้มีช่องมากกว่าหัวคอลัมน์ จึงบอกไม่ได้ว่าช่องใดเป็นคอลัมน์ใด",
  },
  cell_too_long: {
    en: "The cell has more than {limit} characters.",
    th: "ช่องนี้มีเกิน {limit} ตัวอักษร",
  },
  spreadsheet_error: {
    en: "Cell {address} holds an error of the spreadsheet, not a value.",
    th: "ช่อง {address} เป็นข้อผิดพลาดจากโปรแกรมตาราง ไม่ใช่ค่า",
  },
  formula_uncomputed: {
    en: "Cell {address} holds a formula that no program has computed. Open the file in Excel or LibreOffice, save it and send it again.",
    th: "ช่อง {address} เป็นสูตรที่ยังไม่ได้คำนวณ โปรดเปิดไฟล์ใน Excel หรือ LibreOffice บันทึก แล้วส่งอีกครั้ง",
  },
  required: {
    en: "The cell is empty, and the row needs it.",
    th: "ช่องนี้ว่าง แต่แถวนี้จำเป็นต้องมี",
  },
  number_unclear: {
    en: "This is no number. Write it like 1234.5 or 1,234.5.",
    th: "ไม่ใช่ตัวเลข โปรดเขียนแบบ 1234.5 หรือ 1,234.5",
  },
  number_negative: {
    en: "The number is below 0.",
    th: "ตัวเลขน้อยกว่า 0",
  },
  percent_out_of_range: {
    en: "A percentage lies between 0 and 100.",
    th: "ร้อยละต้องอยู่ระหว่าง 0 ถึง 100",
  },
  coordinate_out_of_range: {
    en: "The number lies between {low} and {high}.",
    th: "ตัวเลขต้องอยู่ระหว่าง {low} ถึง {high}",
  },
  level_unclear: {
    en: "A level is a whole number from {low} to {high}.",
    th: "ระดับเป็นจำนวนเต็มตั้งแต่ {low} ถึง {high}",
  },
  date_unclear: {
    en: "This is no date. Write it like 2026-06-30 or 30/06/2569.",
    th: "ไม่ใช่วันที่ โปรดเขียนแบบ 2026-06-30 หรือ 30/06/2569",
  },
  date_two_digit_year: {
    en: "The year has two digits. Write all four.",
    th: "ปีมีเพียงสองหลัก โปรดเขียนให้ครบสี่หลัก",
  },
  date_impossible: {
    en: "There is no such day. The day comes before the month.",
    th: "ไม่มีวันที่นี้ในปฏิทิน โปรดเขียนวันก่อนเดือน",
  },
  period_unclear: {
    en: "This is no quarter. Write it like 2026-Q2 or ไตรมาส 2/2569.",
    th: "ไม่ใช่ไตรมาส โปรดเขียนแบบ 2026-Q2 หรือ ไตรมาส 2/2569",
  },
  period_quarter_or_month: {
    en: "Is it a quarter or a month? Write 2026-Q2.",
    th: "หมายถึงไตรมาสหรือเดือน โปรดเขียนแบบ 2026-Q2",
  },
  period_is_date: {
    en: "This is a day, not a quarter. Write 2026-Q2.",
    th: "เป็นวันที่ ไม่ใช่ไตรมาส โปรดเขียนแบบ 2026-Q2",
  },
  period_too_late: {
    en: "The quarter lies too far ahead; the last one taken is {latest}.",
    th: "ไตรมาสอยู่ไกลในอนาคตเกินไป รับได้ถึง {latest}",
  },
  boolean_unclear: {
    en: "Write yes or no.",
    th: "โปรดเขียน ใช่ หรือ ไม่ใช่",
  },
  country_unknown: {
    en: "Write the country as two letters, such as TH.",
    th: "โปรดเขียนประเทศเป็นอักษรสองตัว เช่น TH",
  },
  word_unknown: {
    en: "The word is not known here. Possible are: {allowed}.",
    th: "ไม่รู้จักคำนี้ ใช้ได้เฉพาะ: {allowed}",
  },
  indicator_unknown: {
    en: "There is no such indicator in the catalogue. All of them stand on the last sheet of the Excel template.",
    th: "ไม่มีตัวชี้วัดนี้ในบัญชีตัวชี้วัด ดูทั้งหมดได้ที่แผ่นงานสุดท้ายของแม่แบบ Excel",
  },
  fact_unknown: {
    en: "There is no such fact in the catalogue. All of them stand on the last sheet of the Excel template.",
    th: "ไม่มีข้อเท็จจริงนี้ในบัญชีตัวชี้วัด ดูทั้งหมดได้ที่แผ่นงานสุดท้ายของแม่แบบ Excel",
  },
  breakdown_form: {
    en: "Write a breakdown as key=value, such as sex=women.",
    th: "โปรดเขียนการแยกเป็น key=value เช่น sex=women",
  },
  breakdown_unknown: {
    en: "“{indicator}” is not split like this.",
    th: "“{indicator}” ไม่ได้แยกตามนี้",
  },
  breakdown_derived: {
    en: "This group is computed from the others and is not entered.",
    th: "กลุ่มนี้คำนวณจากกลุ่มอื่น ไม่ต้องกรอก",
  },
  registration_form: {
    en: "A Thai registration number has 13 digits. It is kept as it is written.",
    th: "เลขทะเบียนนิติบุคคลไทยมี 13 หลัก ระบบเก็บไว้ตามที่เขียน",
  },
  registration_check_digit: {
    en: "The check digit of the registration number does not fit. It is kept as it is written.",
    th: "หลักตรวจสอบของเลขทะเบียนไม่ถูกต้อง ระบบเก็บไว้ตามที่เขียน",
  },

  // Keys, and what refers to what.
  key_twice: {
    en: "Row {row} has the same key and says something else. Neither is taken.",
    th: "แถว {row} มีรหัสเดียวกันแต่ข้อมูลต่างกัน จึงไม่รับทั้งสองแถว",
  },
  entity_unknown: {
    en: "No entity has this key.",
    th: "ไม่มีนิติบุคคลที่ใช้รหัสนี้",
  },
  site_unknown: {
    en: "No site has this key. Yours stand in the workbook that you can download, sheet Sites.",
    th: "ไม่มีสถานประกอบกิจการที่ใช้รหัสนี้ ดูรหัสของท่านได้ที่แผ่นสถานประกอบกิจการในสมุดงานที่ดาวน์โหลด",
  },
  member_unknown: {
    en: "No entity and no site has this key.",
    th: "ไม่มีนิติบุคคลหรือสถานประกอบกิจการที่ใช้รหัสนี้",
  },
  refers_to_refused: {
    en: "It refers to a row that is refused: {sheet}, row {row}.",
    th: "อ้างถึงแถวที่ไม่รับ: {sheet} แถว {row}",
  },
  refers_to_asked: {
    en: "It waits for the answer to the question on {sheet}, row {row}.",
    th: "รอคำตอบของคำถามใน {sheet} แถว {row}",
  },
  same_record_twice: {
    en: "Row {row} stands for the same one under another key. Neither is taken.",
    th: "แถว {row} หมายถึงรายการเดียวกันด้วยรหัสอื่น จึงไม่รับทั้งสองแถว",
  },
  os_id_twice: {
    en: "Row {row} has the same OS ID. Neither is taken.",
    th: "แถว {row} ใช้ OS ID เดียวกัน จึงไม่รับทั้งสองแถว",
  },
  registration_twice: {
    en: "Row {row} has the same registration number.",
    th: "แถว {row} ใช้เลขทะเบียนเดียวกัน",
  },
  parent_circle: {
    en: "The chain of parents comes back to this entity.",
    th: "ลำดับบริษัทแม่วนกลับมาที่นิติบุคคลนี้",
  },
  name_missing: {
    en: "Something new needs a name, in English or Thai.",
    th: "รายการใหม่ต้องมีชื่อ ภาษาอังกฤษหรือภาษาไทย",
  },
  self_link: {
    en: "A site does not supply itself.",
    th: "สถานประกอบกิจการไม่ส่งมอบให้ตนเอง",
  },
  dates_reversed: {
    en: "The end lies before the beginning.",
    th: "วันสิ้นสุดอยู่ก่อนวันเริ่มต้น",
  },
  share_above_1: {
    en: "The share is above 1, more than the customer needs. It is kept as it is written.",
    th: "สัดส่วนเกิน 1 ซึ่งมากกว่าที่ลูกค้าต้องการ ระบบเก็บไว้ตามที่เขียน",
  },
  share_sum_above_1: {
    en: "Together with the other suppliers of this part family the shares come to {sum}, above 1.",
    th: "เมื่อรวมกับผู้ส่งมอบรายอื่นของกลุ่มชิ้นส่วนนี้ สัดส่วนรวมเป็น {sum} ซึ่งเกิน 1",
  },
  disclosure_private: {
    en: "Declared by the customer alone, the link stays private to others until the supplier discloses it.",
    th: "ลูกค้าแจ้งฝ่ายเดียว ผู้อื่นจึงยังไม่เห็นความเชื่อมโยงนี้จนกว่าผู้ส่งมอบจะเปิดเผย",
  },
  disclosure_by_default: {
    en: "Nothing is said here, so your organisation's default counts: {disclosure}.",
    th: "ไม่ได้ระบุไว้ จึงใช้ค่าเริ่มต้นขององค์กรของท่าน: {disclosure}",
  },
  declared_by_set: {
    en: "Your organisation speaks as {declarer} here; that is what is kept.",
    th: "ในที่นี้องค์กรของท่านแจ้งในฐานะ {declarer} ระบบจึงบันทึกเช่นนั้น",
  },

  // Facts and answers.
  holder_one: {
    en: "Fill in the site or the entity, one of the two.",
    th: "โปรดกรอกสถานประกอบกิจการหรือนิติบุคคลเพียงอย่างเดียว",
  },
  fact_derived: {
    en: "This fact is computed and is not entered.",
    th: "ข้อเท็จจริงนี้ระบบคำนวณเอง ไม่ต้องกรอก",
  },
  fact_too_large: {
    en: "This is more than {limit}, the most that is taken here. Check the unit.",
    th: "มากกว่า {limit} ซึ่งเป็นค่าสูงสุดที่รับ โปรดตรวจหน่วย",
  },
  fact_of_site: {
    en: "This fact belongs to a site, not to an entity.",
    th: "ข้อเท็จจริงนี้เป็นของสถานประกอบกิจการ ไม่ใช่ของนิติบุคคล",
  },
  fact_of_entity: {
    en: "This fact belongs to an entity, not to a site.",
    th: "ข้อเท็จจริงนี้เป็นของนิติบุคคล ไม่ใช่ของสถานประกอบกิจการ",
  },
  fact_differs: {
    en: "{sheet}, row {row} gives another value for the same fact. Neither is taken.",
    th: "{sheet} แถว {row} ให้ค่าอื่นสำหรับข้อเท็จจริงเดียวกัน จึงไม่รับทั้งสองแถว",
  },
  state_not_importable: {
    en: "A review sets this state, a file cannot.",
    th: "สถานะนี้กำหนดจากการทบทวน นำเข้าจากไฟล์ไม่ได้",
  },
  value_missing: {
    en: "The row says that there is an answer and gives none.",
    th: "แถวนี้ระบุว่ามีคำตอบแต่ไม่มีค่า",
  },
  value_with_state: {
    en: "With the state {state} there is no value.",
    th: "สถานะ {state} ต้องไม่มีค่า",
  },
  value_differs: {
    en: "Value and numerator say different things.",
    th: "ค่าและตัวตั้งขัดกัน",
  },
  value_not_used: {
    en: "This indicator takes no numerator or denominator, only a value.",
    th: "ตัวชี้วัดนี้ไม่ใช้ตัวตั้งหรือตัวหาร ใช้เฉพาะค่า",
  },
  numerator_missing: {
    en: "There is a denominator and no numerator.",
    th: "มีตัวหารแต่ไม่มีตัวตั้ง",
  },
  denominator_missing: {
    en: "There is a numerator and no denominator.",
    th: "มีตัวตั้งแต่ไม่มีตัวหาร",
  },
  numerator_above_denominator: {
    en: "The numerator is above the denominator; in figures it counts at most as much.",
    th: "ตัวตั้งมากกว่าตัวหาร ในการคำนวณจะนับไม่เกินตัวหาร",
  },
  zero_with_value: {
    en: "The row says zero and gives another value.",
    th: "แถวนี้ระบุว่าเป็นศูนย์แต่ให้ค่าอื่น",
  },
  zero_not_for_type: {
    en: "A level, an option or a yes or no cannot be reported as zero.",
    th: "ระดับ ตัวเลือก และใช่หรือไม่ใช่ รายงานเป็นศูนย์ไม่ได้",
  },
  breakdown_above_total: {
    en: "The rows split by “{key}” come to more than the total.",
    th: "ผลรวมของแถวที่แยกตาม “{key}” มากกว่ายอดรวม",
  },
  side_worker: {
    en: "What the worker side states comes from a worker-side body itself, not from this file.",
    th: "ข้อมูลฝ่ายแรงงานต้องมาจากองค์กรฝ่ายแรงงานเอง ไม่รับจากไฟล์นี้",
  },
  side_needs_assessor: {
    en: "On the assessor side only an assessor speaks.",
    th: "ฝ่ายผู้ประเมินต้องมีผู้ประเมินเป็นแหล่งที่มา",
  },
  side_of_assessor: {
    en: "An assessor speaks on the assessor side only.",
    th: "ผู้ประเมินให้ข้อมูลได้เฉพาะฝ่ายผู้ประเมิน",
  },
  side_of_workers: {
    en: "A workers' organisation does not speak for the management.",
    th: "องค์กรแรงงานไม่ได้ให้ข้อมูลแทนฝ่ายจัดการ",
  },
  verification_too_high: {
    en: "{source} can give this site at most {highest}.",
    th: "{source} ให้ระดับการตรวจยืนยันแก่สถานประกอบกิจการนี้ได้ไม่เกิน {highest}",
  },
  evidence_missing: {
    en: "From V1 on the row needs evidence.",
    th: "ตั้งแต่ V1 ขึ้นไปต้องมีหลักฐาน",
  },
  visit_missing: {
    en: "V3 needs evidence that begins with “visit:”.",
    th: "V3 ต้องมีหลักฐานที่ขึ้นต้นด้วย “visit:”",
  },
  base_missing: {
    en: "The base “{fact}” is not known for this period; the percentage stays without base.",
    th: "ไม่ทราบฐาน “{fact}” ของงวดนี้ จึงเก็บร้อยละไว้โดยไม่มีฐาน",
  },

  // Who may say what.
  site_not_yours: {
    en: "Your organisation cannot speak of this site.",
    th: "องค์กรของท่านให้ข้อมูลของสถานประกอบกิจการนี้ไม่ได้",
  },
  entity_not_yours: {
    en: "Your organisation cannot bring this entity.",
    th: "องค์กรของท่านนำเข้านิติบุคคลนี้ไม่ได้",
  },
  site_not_linked: {
    en: "You bring your own sites and the sites that you declare as suppliers. No link in this file or before leads from this one to yours.",
    th: "นำเข้าได้เฉพาะสถานประกอบกิจการของท่านและที่ท่านแจ้งว่าเป็นผู้ส่งมอบ แต่ไม่มีความเชื่อมโยงจากแห่งนี้มาถึงท่าน",
  },
  site_not_enrolled: {
    en: "You bring your members and participants. This site is neither in Members nor enrolled before.",
    th: "นำเข้าได้เฉพาะสมาชิกและผู้เข้าร่วม แต่แห่งนี้ไม่อยู่ในแผ่นงาน Members และยังไม่ได้เข้าร่วม",
  },
  source_not_yours: {
    en: "Your organisation speaks for itself, not for this source.",
    th: "องค์กรของท่านให้ข้อมูลในนามของตนเอง ไม่ใช่แทนแหล่งนี้",
  },
  kind_not_yours: {
    en: "Only the administrator registers an entity of the kind {kind}.",
    th: "เฉพาะผู้ดูแลระบบจึงลงทะเบียนนิติบุคคลประเภท {kind} ได้",
  },
  parent_not_yours: {
    en: "Only the administrator puts an entity below one that is not yours.",
    th: "เฉพาะผู้ดูแลระบบจึงกำหนดให้นิติบุคคลอยู่ใต้บริษัทที่ไม่ใช่ของท่านได้",
  },
  profile_kept: {
    en: "The registry says otherwise; the profile of a site or entity that is not yours stays as it is.",
    th: "ทะเบียนระบุไว้ต่างกัน ข้อมูลพื้นฐานของแห่งที่ไม่ใช่ของท่านคงไว้ตามเดิม",
  },
  link_not_yours: {
    en: "Neither end of the link is yours or your supplier's.",
    th: "ความเชื่อมโยงนี้ไม่มีปลายใดเป็นของท่านหรือผู้ส่งมอบของท่าน",
  },
  link_stated_already: {
    en: "You state a link between these two with this part family and first day already: correct that one.",
    th: "ระบุความเชื่อมโยงระหว่างสองแห่งนี้ด้วยกลุ่มชิ้นส่วนและวันเริ่มต้นนี้ไว้แล้ว ให้แก้ไขรายการนั้น",
  },
  grant_not_yours: {
    en: "Only the site itself, or the administrator, gives a grant.",
    th: "เฉพาะสถานประกอบกิจการนั้นหรือผู้ดูแลระบบจึงให้อนุญาตได้",
  },
  members_not_yours: {
    en: "Only the organisation itself, or the administrator, lists its members.",
    th: "เฉพาะองค์กรนั้นหรือผู้ดูแลระบบจึงกำหนดสมาชิกได้",
  },
  lens_not_yours: {
    en: "Targets are set for your own network only.",
    th: "ตั้งเป้าหมายได้เฉพาะเครือข่ายของท่าน",
  },

  // Questions, and what can be answered.
  ask_word: {
    en: "“{word}” is not in the list. What is meant?",
    th: "ไม่มี “{word}” ในรายการ หมายถึงอะไร",
  },
  ask_site: {
    en: "A site much like {key} is known already. Is it the same?",
    th: "มีสถานประกอบกิจการที่คล้ายกับ {key} อยู่แล้ว เป็นแห่งเดียวกันหรือไม่",
  },
  ask_entity: {
    en: "An entity much like {key} is known already. Is it the same?",
    th: "มีนิติบุคคลที่คล้ายกับ {key} อยู่แล้ว เป็นรายเดียวกันหรือไม่",
  },
  ask_percent: {
    en: "“{indicator}” has values above 0 and up to 1, such as {value}. Are they per cent, or fractions?",
    th: "“{indicator}” มีค่ามากกว่า 0 แต่ไม่เกิน 1 เช่น {value} หมายถึงร้อยละหรือเศษส่วน",
  },
  ask_zero_denominator: {
    en: "“{indicator}” has a denominator of 0. Does it not apply there?",
    th: "“{indicator}” มีตัวหารเป็น 0 หมายความว่าไม่เกี่ยวข้องใช่หรือไม่",
  },
  offer_base: {
    en: "“{indicator}” has percentages without a base. Use “{fact}” of the period?",
    th: "“{indicator}” มีร้อยละที่ไม่มีฐาน ต้องการใช้ “{fact}” ของงวดเป็นฐานหรือไม่",
  },
  option_empty: {
    en: "Leave the cell empty",
    th: "เว้นช่องนี้ว่าง",
  },
  option_new: {
    en: "No, it is a new one",
    th: "ไม่ใช่ เป็นรายการใหม่",
  },
  option_same: {
    en: "Yes: {name} ({key})",
    th: "ใช่: {name} ({key})",
  },
  option_percent: {
    en: "Per cent: {value} is {value} %",
    th: "ร้อยละ: {value} คือร้อยละ {value}",
  },
  option_fraction: {
    en: "Fractions: 0.45 is 45 %",
    th: "เศษส่วน: 0.45 คือร้อยละ 45",
  },
  option_as_written: {
    en: "Keep the rows as they are written",
    th: "เก็บไว้ตามที่เขียน",
  },
  option_not_applicable: {
    en: "It does not apply",
    th: "ไม่เกี่ยวข้อง",
  },
  option_without_base: {
    en: "Keep them without base",
    th: "เก็บไว้โดยไม่มีฐาน",
  },
  option_use_base: {
    en: "Use the fact as base, marked as assumed",
    th: "ใช้ข้อเท็จจริงเป็นฐาน และทำเครื่องหมายว่าสมมติ",
  },

  // What happens to rows that are taken.
  created: { en: "New", th: "ใหม่" },
  changed: { en: "Was {before}", th: "เดิมคือ {before}" },
  unchanged: { en: "As it was", th: "ตามเดิม" },
  repeated: { en: "Said twice, counts once", th: "ซ้ำกัน นับครั้งเดียว" },
  refused: { en: "Refused", th: "ไม่รับ" },
  asked: { en: "Asked", th: "ถาม" },
  warned: { en: "To be checked", th: "ควรตรวจสอบ" },
  moved: {
    en: "Somebody has changed this since the plan was made.",
    th: "มีผู้แก้ไขข้อมูลนี้หลังจากทำแผนแล้ว",
  },
} as const satisfies Readonly<
  Record<string, { readonly en: string; readonly th: string }>
>;
