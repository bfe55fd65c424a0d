package io.sales360.common.feed;

import io.sales360.common.product.DelimitedFormat;
import io.sales360.common.product.FileFormat;
import io.sales360.common.product.SourceFiles;
import io.sales360.common.product.WorkbookFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the unpacked bytes of files of one format. Immutable: one reads many files. */
interface FormatReader {

  /** The reader of a format. */
  static FormatReader of(SourceFiles files) {
    FileFormat format = files.format();
    if (format instanceof DelimitedFormat delimited) {
      return new DelimitedReader(delimited, files.values().trim());
    } else if (format instanceof FileFormat.JsonLines lines) {
      return new JsonLinesReader(lines);
    } else if (format instanceof FileFormat.Avro avro) {
      return new AvroReader(avro, files.maxInflation());
    } else if (format instanceof FileFormat.Parquet parquet) {
      return new ParquetRowReader(parquet);
    } else if (format instanceof WorkbookFormat workbook) {
      return new WorkbookReader(workbook, files.values().nulls(), files.maxInflation());
    }
    throw new IllegalArgumentException("No reader knows the format " + format);
  }

  /**
   * The columns of a file, in its order.
   *
   * @param file what the file is called in messages
   * @throws FileRefusal if the file does not say
   */
  List<String> header(InputStream bytes, String file) throws IOException, FileRefusal;

  /**
   * The types of a file's columns, in our words ({@code integer(32)}, {@code decimal(18,2)}).
   *
   * @return by column, in the order of the header; {@code text} where the format has no types
   */
  default Map<String, String> types(InputStream bytes, String file)
      throws IOException, FileRefusal {
    Map<String, String> types = new LinkedHashMap<>();
    header(bytes, file).forEach(name -> types.put(name, "text"));
    return types;
  }

  /**
   * Hands on every row, in the order of the file.
   *
   * @throws IOException if the bytes end early or cannot be read
   * @throws FileRefusal if nothing that follows can be understood
   */
  void read(InputStream bytes, FileRows rows) throws IOException, FileRefusal;
}
