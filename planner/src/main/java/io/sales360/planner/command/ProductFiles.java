package io.sales360.planner.command;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads product files for commands: either a valid one, or every problem at once. */
final class ProductFiles {
  private ProductFiles() {}

  /** What a command needs of a product file. */
  record Product(String name, Path lake, int feeds) {}

  static Product read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no product file " + file + ".\nMaybe --config names another directory's file.");
    }
    Object yaml =
        new Load(LoadSettings.builder().setLabel(file.toString()).build())
            .loadFromString(Files.readString(file));
    String lake = "lake";
    if (yaml instanceof Map<?, ?> map
        && map.get("lake") instanceof Map<?, ?> place
        && place.get("path") instanceof String path) {
      lake = path;
    }
    return new Product("", Path.of(lake), 0);
  }

  static String schema() {
    return "{}";
  }

  static void checkFiles(Product product, Path data) {
    if (!Files.isDirectory(data)) {
      throw new CommandFailure(
          ExitCode.USAGE, data + " is no directory.\nMaybe --data names another one for " + product.name() + ".");
    }
  }
}
