package io.sales360.planner.usecases;

import io.sales360.planner.examples.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of questions: each has a block of SQL, then a block of text with what it prints, then
 * perhaps a picture of the same rows.
 */
record UseCasePage(Path file, String text, List<Question> questions) {
  private static final Pattern QUESTION =
      Pattern.compile(
          "```sql\\n(?<sql>.*?)```\\n```text\\n(?<printed>.*?)```\\n(!\\[[^]]+]\\((?<picture>[^)]+)\\)\\n)?",
          Pattern.DOTALL);

  /**
   * One question.
   *
   * @param picture file name; empty without one
   */
  record Question(String sql, String printed, String picture) {}

  /** All pages, by name. */
  static List<UseCasePage> all() {
    try (Stream<Path> files = Files.list(Example.home().resolve("docs/use-cases"))) {
      return files
          .filter(file -> file.toString().endsWith(".md") && !file.endsWith("README.md"))
          .sorted()
          .map(UseCasePage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UseCasePage read(Path file) {
    String text = text(file);
    List<Question> questions = new ArrayList<>();
    Matcher found = QUESTION.matcher(text);
    while (found.find()) {
      String picture = found.group("picture");
      questions.add(
          new Question(found.group("sql"), found.group("printed"), picture == null ? "" : picture));
    }
    return new UseCasePage(file, text, List.copyOf(questions));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path picture(Question question) {
    return file.resolveSibling(question.picture());
  }

  /** The page with other printed results, in the order of the questions. */
  String with(List<String> printed) {
    Iterator<String> results = printed.iterator();
    return QUESTION
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "```sql\n%s```\n```text\n%s```\n%s"
                        .formatted(
                            found.group(1),
                            results.next(),
                            found.group(3) == null ? "" : found.group(3))));
  }

  @Override
  public String toString() {
    return String.valueOf(file.getFileName());
  }
}
