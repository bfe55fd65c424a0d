package io.sales360.common.landing;

import io.sales360.common.feed.TypedText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of one column as text: numbers exactly, dates and instants in ISO forms. */
interface ColumnText {
  /** The value of the current row; null where it is NULL. */
  @Nullable String of(ResultSet row) throws SQLException;

  /**
   * The text of a column.
   *
   * @param column from 1
   */
  static ColumnText of(ResultSetMetaData meta, int column) throws SQLException {
    return switch (meta.getColumnType(column)) {
      case Types.DECIMAL, Types.NUMERIC -> row -> decimal(row, column);
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> row -> floating(row, column);
      case Types.BIT, Types.BOOLEAN ->
          row -> {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.toString(value);
          };
      case Types.DATE ->
          row -> {
            LocalDate value = row.getObject(column, LocalDate.class);
            return value == null ? null : value.toString();
          };
      case Types.TIME ->
          row -> {
            LocalTime value = row.getObject(column, LocalTime.class);
            return value == null ? null : value.toString();
          };
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          hasZone(meta, column) ? row -> instant(row, column) : row -> local(row, column);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          row -> {
            byte[] value = row.getBytes(column);
            return value == null ? null : Base64.getEncoder().encodeToString(value);
          };
      default -> row -> row.getString(column);
    };
  }

  /** Drivers disagree on the type's number; its name tells. */
  private static boolean hasZone(ResultSetMetaData meta, int column) throws SQLException {
    String name = meta.getColumnTypeName(column).toLowerCase(Locale.ROOT);
    return meta.getColumnType(column) == Types.TIMESTAMP_WITH_TIMEZONE
        || name.equals("timestamptz")
        || name.contains("with time zone")
        || name.equals("datetimeoffset");
  }

  private static @Nullable String decimal(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      return null;
    }
    try {
      return new BigDecimal(text).toPlainString();
    } catch (NumberFormatException notFinite) {
      return text; // NaN and infinities are refused with their row when it is mapped
    }
  }

  private static @Nullable String floating(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    if (row.wasNull()) {
      return null;
    }
    return row.getMetaData().getColumnType(column) == Types.REAL
        ? TypedText.number((float) value)
        : TypedText.number(value);
  }

  private static @Nullable String instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : TypedText.instant(value.toInstant());
  }

  private static @Nullable String local(ResultSet row, int column) throws SQLException {
    LocalDateTime value = row.getObject(column, LocalDateTime.class);
    return value == null ? null : TypedText.local(value);
  }
}
