package io.sales360.planner.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One query of a file of several, which stand apart by a line of one semicolon: first lines {@code
 * -- word: text}, then the query.
 *
 * @param words what is said of it, by word
 * @param sql one query
 */
public record SqlSheet(Map<String, String> words, String sql) {
  private static final String SEPARATOR = "\n;\n";

  public SqlSheet {
    words = Map.copyOf(words);
  }

  /** The queries of a file beside a class, in order. */
  public static List<SqlSheet> all(Class<?> beside, String resource) {
    List<SqlSheet> sheets = new ArrayList<>();
    for (String part : text(beside, resource).split(SEPARATOR, -1)) {
      if (!part.isBlank()) {
        sheets.add(parse(part));
      }
    }
    return sheets;
  }

  /** What is said under a word; empty where nothing is. */
  public String word(String name) {
    return words.getOrDefault(name, "");
  }

  /** What is said under a word, as a list by comma. */
  public List<String> list(String name) {
    return List.of(word(name).split(", "));
  }

  private static SqlSheet parse(String part) {
    Map<String, String> words = new LinkedHashMap<>();
    StringBuilder sql = new StringBuilder();
    for (String line : part.split("\n", -1)) {
      int colon = line.indexOf(": ");
      if (line.startsWith("-- ") && colon > 0) {
        words.put(line.substring(3, colon), line.substring(colon + 2));
      } else {
        sql.append(line).append('\n');
      }
    }
    return new SqlSheet(words, sql.toString().strip());
  }

  private static String text(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            resource + " is not on the class path.\nMaybe the build is incomplete.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
