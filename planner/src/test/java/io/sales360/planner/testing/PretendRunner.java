package io.sales360.planner.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A lib folder of a runner whose launcher only says what it is told to. */
public final class PretendRunner {
  /** The smallest product file; its lake is {@code place}. */
  public static final String PRODUCT_FILE =
      """
      name: tiny
      depots: [{name: here, path: .}]
      lake: {path: place}
      reporting: {currency: EUR, as_of: 2024-06-30}
      feeds:
        - name: products
          depot: here
          files: products.csv
          entity: product
          key: [product_id]
          map: {product_id: id}
      """;

  private static final String LAUNCHER =
      """
      package io.sales360.launch;

      public class RunLauncher {
        public static void main(String[] args) throws Exception {
          System.out.println("arguments: " + java.util.List.of(args));
          try (var in = RunLauncher.class.getResourceAsStream("/script.txt")) {
            for (String line : new String(in.readAllBytes(), "UTF-8").split("\\n")) {
              if (line.startsWith("exit ")) {
                System.exit(Integer.parseInt(line.substring(5)));
              }
              System.out.println(line);
            }
          }
        }
      }
      """;

  private PretendRunner() {}

  /** Puts the folder below a home; a line {@code exit N} ends the process. */
  public static void saying(Path home, String... lines) throws IOException {
    Path sources = Files.createDirectories(home.resolve("pretend/io/sales360/launch"));
    Path source = Files.writeString(sources.resolve("RunLauncher.java"), LAUNCHER);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                home.resolve("pretend").toString(),
                source.toString());
    if (failed != 0) {
      throw new IOException("The pretended launcher does not compile.");
    }
    Path lib = Files.createDirectories(home.resolve("templates/direct/target/lib"));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(lib.resolve("pretend.jar")))) {
      add(
          jar,
          "io/sales360/launch/RunLauncher.class",
          Files.readAllBytes(sources.resolve("RunLauncher.class")));
      add(jar, "script.txt", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
