package io.sales360.common.product;

import java.util.List;

/**
 * One sheet of a workbook (XLSX).
 *
 * @param sheet name of the sheet; empty for the first
 * @param columns column names where the sheet has no header row; empty where it has one
 * @param skipRows rows before the header or the first row
 */
public record WorkbookFormat(String sheet, List<String> columns, int skipRows)
    implements FileFormat {
  public WorkbookFormat {
    columns = List.copyOf(columns);
  }

  @Override
  public Kind kind() {
    return Kind.XLSX;
  }
}
