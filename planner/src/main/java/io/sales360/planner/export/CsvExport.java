package io.sales360.planner.export;

import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.query.CsvText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Tables and views as CSV files, one each; rows are streamed, text is guarded against formulas. */
public final class CsvExport {
  private CsvExport() {}

  /** Writes {@code <name>.csv} for every name into a directory, which is made. */
  public static List<ExportedFile> write(LakeSession session, List<String> names, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    List<ExportedFile> files = new ArrayList<>();
    for (String name : names) {
      Path file = directory.resolve(name + ".csv");
      Path unfinished = Files.createTempFile(directory, name + ".", ".part");
      long rows;
      try {
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
          CsvText csv = CsvText.guarded(writer, SafeText::of);
          session.query("SELECT * FROM " + LakeSession.quoted(name), List.of(), csv);
          rows = csv.rows();
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      files.add(ExportedFile.of(file, rows));
    }
    return files;
  }
}
