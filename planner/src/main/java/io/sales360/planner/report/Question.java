package io.sales360.planner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question that the page answers, as {@code questions.sql} states it: lines {@code -- word: text}
 * and then the query.
 *
 * @param section heading above a group of questions
 * @param hint how to read the answer
 * @param needs tables without which there is no answer
 * @param chart {@code none}, {@code bars}, {@code line}, {@code pie}, {@code steps} (a waterfall
 *     whose third column says total or change) or {@code heat} (shaded cells)
 * @param units how each column of the query is written
 * @param sql one query without parameters
 */
record Question(
    String section,
    String title,
    String hint,
    List<String> needs,
    String chart,
    List<String> units,
    String sql) {
  private static final String RESOURCE = "questions.sql";

  /** All questions in the order of the page. */
  static List<Question> all() {
    List<Question> questions = new ArrayList<>();
    for (String part : resource().split("\n;\n")) {
      if (!part.isBlank()) {
        questions.add(parse(part));
      }
    }
    return questions;
  }

  private static Question parse(String part) {
    Map<String, String> words = new LinkedHashMap<>();
    StringBuilder sql = new StringBuilder();
    for (String line : part.split("\n")) {
      int colon = line.indexOf(": ");
      if (line.startsWith("-- ") && colon > 0) {
        words.put(line.substring(3, colon), line.substring(colon + 2));
      } else {
        sql.append(line).append('\n');
      }
    }
    return new Question(
        words.getOrDefault("section", ""),
        words.getOrDefault("title", ""),
        words.getOrDefault("hint", ""),
        List.of(words.getOrDefault("needs", "").split(", ")),
        words.getOrDefault("chart", "none"),
        List.of(words.getOrDefault("units", "").split(", ")),
        sql.toString().strip());
  }

  private static String resource() {
    try (InputStream in = Question.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            RESOURCE + " is not on the class path.\nMaybe the build is incomplete.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
