package io.sales360.common.product;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** How the bytes of a file become rows. Any of them may be packed by gzip. */
public sealed interface FileFormat extends Serializable
    permits DelimitedFormat,
        FileFormat.JsonLines,
        FileFormat.Avro,
        FileFormat.Parquet,
        WorkbookFormat {

  /** Which of the formats it is. */
  Kind kind();

  /** Names of the columns where the files do not name them; empty where they do. */
  default List<String> columns() {
    return List.of();
  }

  /** The formats as product files name them. */
  enum Kind {
    CSV,
    JSONL,
    AVRO,
    PARQUET,
    XLSX;

    /** The format that the ending of a path or pattern tells; delimited text for unknown ones. */
    static Kind ofPath(String path) {
      String name = path.endsWith(".gz") ? path.substring(0, path.length() - 3) : path;
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "jsonl", "ndjson" -> JSONL;
        case "avro" -> AVRO;
        case "parquet" -> PARQUET;
        case "xlsx" -> XLSX;
        default -> CSV;
      };
    }
  }

  /**
   * One JSON object per line.
   *
   * @param rows path of an array of objects, each of which becomes a row beside the values around
   *     it ({@code lines}); empty where the object itself is the row
   * @param maxLineChars a longer line is refused
   */
  record JsonLines(String rows, int maxLineChars) implements FileFormat, Documents {
    @Override
    public Kind kind() {
      return Kind.JSONL;
    }
  }

  /**
   * Avro object container files (codecs null, deflate and snappy).
   *
   * @param rows as of {@link JsonLines}
   */
  record Avro(String rows) implements FileFormat, Documents {
    @Override
    public Kind kind() {
      return Kind.AVRO;
    }
  }

  /**
   * Parquet files.
   *
   * @param rows as of {@link JsonLines}
   */
  record Parquet(String rows) implements FileFormat, Documents {
    @Override
    public Kind kind() {
      return Kind.PARQUET;
    }
  }

  /** Formats whose rows hold rows. */
  interface Documents {
    /** Path of the array whose objects become rows; empty for none. */
    String rows();

    /** The same, where there is one. */
    default Optional<String> rowsWithin() {
      return rows().isEmpty() ? Optional.empty() : Optional.of(rows());
    }
  }
}
